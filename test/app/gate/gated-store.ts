import type { Conversation } from "../../../src/port/conversation.ts";
import { createGitRepository, type GitRepository } from "../../../src/host/git/create-git-repository.ts";
import { createFakeHost, createFakeWorld, type FakeWorld } from "../../fakes/fake-host.ts";
import { createRepository, type CommitOptions, type Repository } from "../../git/repository.ts";
import { tinySheet } from "../../sheet/tiny-sheet.ts";

/** When the gate looks. */
export const now = "2026-11-22T12:00:00Z";
export const openedAt = "2026-11-20T09:00:00Z";

/** A small store: the tiny sheet, whose checkout trigger asks for a retest and a sign-off, and a checkout. */
const files: NonNullable<CommitOptions["files"]> = {
  ...Object.fromEntries(Object.entries(tinySheet).map(([path, text]) => [`governance/${path}`, text])),
  "governance/triggers.yml": (tinySheet["triggers.yml"] ?? "").replace(
    "retests: { after_release",
    "retests: { before_merge: [order-sample], after_release",
  ),
  "src/checkout/total.js": "const total = 1;\n",
  "readme.md": "A store\n",
};

/** What differs from a pull request about which nobody has said anything. */
export type Said = Partial<Omit<FakeWorld, "conversation">> & { readonly conversation?: Partial<Conversation> };

/** A store in a real repository, with a pull request about it on a host in memory. */
export interface GatedStore {
  readonly git: Repository;
  readonly local: GitRepository;
  /** The pull request as it would be read now, with what was said about it. */
  readonly world: (said?: Said) => FakeWorld;
  readonly host: (world: FakeWorld) => ReturnType<typeof createFakeHost>;
  readonly close: () => Promise<void>;
}

/** Makes the store with its first commit on `main`; call `close` when done. */
export function createGatedStore(change: CommitOptions["files"] = {}): GatedStore {
  const git = createRepository();
  git.commit({ branch: "main", files: { ...files, ...change }, message: "Start" });
  const local = createGitRepository({ directory: git.path, env: { PATH: process.env["PATH"] } });
  return {
    git,
    local,
    world: ({ conversation, ...said } = {}) => ({
      ...createFakeWorld([], { ...pullRequest(git), ...conversation }),
      now,
      ...said,
    }),
    host: (world) => ({ ...createFakeHost(world), ...local }),
    close: async () => {
      await local.close();
      git.remove();
    },
  };
}

function pullRequest(git: Repository): Conversation {
  const base = git.sha("main");
  return {
    subject: {
      kind: "pull-request",
      number: 12,
      url: "https://github.com/northwind/store/pull/12",
      draft: false,
      opened_at: openedAt,
    },
    open: true,
    branch: "main",
    base,
    compare_base: base,
    head: git.sha("feature"),
    author: "bo",
    reviews: [],
    replaced_heads: [],
    queued_head: null,
    retargeted_at: null,
    default_branch: null,
    changed_files: null,
  };
}
