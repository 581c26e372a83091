import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createRepository, type CommitOptions, type Repository } from "../git/repository.ts";
import { field, list, parseJson, text } from "../github/json.ts";
import { runAction, type ActionRun } from "../github/run-action.ts";
import { startGitHub, type GitHub } from "../github/stand-in.ts";
import type { Event } from "../github/webhook.ts";

/** What a run of the Action left behind, as people and the runner see it. */
export interface Seen {
  readonly exitCode: number;
  /** The verdict in one word. */
  readonly result: string;
  /** State of every requirement, by key. */
  readonly states: Readonly<Record<string, string>>;
  /** Codes of the verdict's findings, in order. */
  readonly findings: readonly string[];
  /** `STATE: DESCRIPTION` of the newest status on the head, or null. */
  readonly status: string | null;
  /** The gate's comment without its marker, or null. */
  readonly comment: string | null;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly verdict: unknown;
}

/** A store's repository on GitHub, guarded by the gate. */
export interface Shop {
  readonly github: GitHub;
  readonly repository: Repository;
  /** Commits files to a branch, which begins at the tip of main, and to its pull request if that is open. */
  readonly commit: (branch: string, files: CommitOptions["files"], options?: CommitOptions) => string;
  /** Commits files to a new branch and opens a pull request of @noor, who has no role. */
  readonly open: (branch: string, files: CommitOptions["files"], author?: string) => number;
  /** Runs the committed bundle for an event about a pull request and says what it left. */
  readonly gate: (number: number, event?: Event, run?: Partial<ActionRun>) => Promise<Seen>;
  /** Status and comment as they stand now. */
  readonly seen: (number: number) => Pick<Seen, "status" | "comment">;
  /** Comments what the gate's comment gives a person to paste; answers the comment's id. */
  readonly paste: (number: number, person: string) => number;
  readonly close: () => Promise<void>;
}

const here = fileURLToPath(new URL(".", import.meta.url));
const clock = new URL("clock.mjs", import.meta.url).href;
const marker = /^<!-- signal-governance:gate run=\d+ -->\n/u;

/** Files of a folder by path; `prefix` is put before each. */
export function filesBelow(folder: string, prefix: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    names.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [prefix + path.slice(folder.length), readFileSync(path, "utf8")] as const;
    }),
  );
}

/** The stories' own sheet. */
export const storySheet = filesBelow(join(here, "sheet/"), "governance/");

/** What the store holds beside its sheet. */
export const storeFiles = {
  "checkout/total.js": "export const totalPrice = (order) => order.total;\n",
  "checkout/button.js": "export const label = 'Pay now';\n",
  "theme/product.liquid": "<form data-id='{{ product.id }}'></form>\n",
  "theme/base.css": "a { color: black }\n",
  "package.json": '{ "dependencies": { "facebook-nodejs-business-sdk": "24.0.1", "express": "5.1.0" } }\n',
  ".github/workflows/signal-gate.yml": "on: { workflow_run: {} }\njobs: {} # signal-governance\n",
};

/** A text with one piece replaced; throws when the piece is not there. */
export function replaced(source: string | undefined, piece: string, by: string): string {
  if (source?.includes(piece) !== true) throw new Error(`nothing to replace: ${piece}`);
  return source.replace(piece, by);
}

function seenOn(github: GitHub, number: number, sha?: string): Pick<Seen, "status" | "comment"> {
  const head = sha ?? github.world.pulls.get(number)?.headSha;
  const status = github.world.statuses.findLast((each) => each.sha === head && each.context === "signal-gate");
  const comment = [...github.world.comments.values()].find(
    (each) => each.number === number && each.author.bot && marker.test(each.body),
  );
  return {
    status: status === undefined ? null : `${status.state}: ${status.description ?? ""}`,
    comment: comment?.body.replace(marker, "").replaceAll(github.url, "https://github.northwind.example") ?? null,
  };
}

/** Loaded by every run of a story: the clock tells the server's time. */
export function storyTime(github: GitHub): Readonly<Record<string, string>> {
  return { STORY_TIME: new Date(github.world.now).toISOString(), NODE_OPTIONS: `--import=${clock}` };
}

async function runGate(github: GitHub, number: number, run: Omit<ActionRun, "github">): Promise<Seen> {
  const { exitCode, outputs, stdout, stderr, summary } = await runAction({
    github,
    ...run,
    env: { ...storyTime(github), ...run.env },
  });
  const verdict = parseJson(outputs["verdict"] ?? "");
  const requirements = list(verdict, "requirements");
  return {
    ...seenOn(github, number, text(verdict, "head")),
    exitCode,
    result: outputs["result"] ?? "",
    states: Object.fromEntries(requirements.map((each) => [text(each, "key") ?? "", text(each, "state") ?? ""])),
    findings: list(verdict, "findings").map((each) => String(field(each, "code"))),
    log: stdout + stderr,
    summary,
    outputs,
    verdict,
  };
}

/** Opens a store with the stories' sheet, or another, on its main branch. */
export async function openShop(
  options: { readonly files?: CommitOptions["files"]; readonly sheet?: CommitOptions["files"]; readonly node?: string } = {},
): Promise<Shop> {
  const repository = createRepository();
  repository.commit({ files: { ...storeFiles, ...(options.sheet ?? storySheet), ...options.files }, author: "rosa" });
  const github = await startGitHub({ repository });
  let runs = 0;
  const commit: Shop["commit"] = (branch, files, more = {}) => {
    if (branch !== "main" && repository.git("branch", "--list", branch) === "") repository.branch(branch, "main");
    const sha = repository.commit({ branch, files: files ?? {}, author: "noor", ...more });
    const pulls = [...github.world.pulls.values()].filter((pull) => pull.headRef === branch && pull.state === "open");
    for (const pull of pulls) github.push(pull.number);
    return sha;
  };
  return {
    github,
    repository,
    commit,
    open: (branch, files, author = "noor") => {
      commit(branch, files, { author });
      return github.openPullRequest({ head: branch, author });
    },
    gate: async (number, event, run) => {
      runs += 1;
      github.advance(1);
      const seen = await runGate(github, number, {
        event: event ?? github.events.pullRequest("synchronize", number),
        runId: 4000 + runs,
        ...(options.node === undefined ? {} : { node: options.node }),
        ...run,
      });
      github.advance(1);
      return seen;
    },
    seen: (number) => seenOn(github, number),
    paste: (number, person) => github.comment(number, person, linesFor(seenOn(github, number), person).join("\n")),
    close: async () => {
      await github.close();
      repository.remove();
    },
  };
}

/** The lines that the comment gives a person to paste, with a link where one is asked for. */
export function linesFor(seen: Pick<Seen, "comment">, person: string): readonly string[] {
  const blocks = [...(seen.comment ?? "").matchAll(/^([\w, -]+):\n\n```text\n([^`]*)\n```$/gmu)];
  const block = blocks.find(([, names = ""]) => names.split(", ").includes(person))?.[2];
  if (block === undefined) throw new Error(`the comment has no line for ${person}`);
  return block.split("\n").map((line) => line.replace(/\bLINK$/u, "https://proof.northwind.example/1"));
}

/** A change of the checkout trigger's files: asks for preview-order and the signatures of commerce and tracking. */
export const riskyEdit = { "checkout/total.js": "export const totalPrice = (order) => order.total * 1.2;\n" };

/** A fingerprint as the newest verdict gives it for a requirement. */
export function fingerprintOf(seen: Pick<Seen, "verdict">, key: string): string {
  const requirement = list(seen.verdict, "requirements").find((each) => text(each, "key") === key);
  return text(requirement, "fingerprint") ?? `no requirement ${key}`;
}
