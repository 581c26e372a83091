import type { Arrivals } from "../../../src/port/arrivals.ts";
import type { LedgerCache } from "../../../src/port/ledger-cache.ts";
import type { Arrival, LedgerFacts } from "../../../src/model/landing.ts";
import { collectLedger, type LedgerSource } from "../../../src/app/ledger/collect-ledger.ts";
import { showStatus, type ShownStatus } from "../../../src/app/status/show-status.ts";
import { createGitRepository } from "../../../src/host/git/create-git-repository.ts";
import { createRepository, type CommitOptions, type Repository } from "../../git/repository.ts";
import { tinySheet } from "../../sheet/tiny-sheet.ts";

/** When the ledger is kept. */
export const now = "2026-11-22T12:00:00Z";
/** A file that fires `checkout`. */
export const checkoutFile = "src/checkout/total.js";

/** The tiny sheet's files, some of them replaced or (null) gone. */
export function sheetFiles(changes: Readonly<Record<string, string | null>> = {}): NonNullable<CommitOptions["files"]> {
  return Object.fromEntries(
    Object.entries({ ...tinySheet, ...changes }).map(([path, text]) => [`governance/${path}`, text]),
  );
}

/** A trigger's file with another glob. */
export function triggersOn(glob: string): string {
  return (tinySheet["triggers.yml"] ?? "").replace("src/checkout/**", glob);
}

/** The sheet's main file with the branches of its store. */
export function storeOn(...branches: readonly string[]): string {
  return (tinySheet["sheet.yml"] ?? "").replace(
    "currency: USD }",
    `currency: USD, branches: [${branches.join(", ")}] }`,
  );
}

/** A file of `governance/records/`. */
export function recordFile(id: string, text: string): NonNullable<CommitOptions["files"]> {
  return { [`governance/records/${id}.yml`]: text };
}

/** A resume of everything up to a commit. */
export function resumeText(through: string, evidence?: string): string {
  const answer = evidence === undefined ? "" : `, evidence: ${evidence}`;
  return `kind: resume
through: "${through}"
signals: [Purchase.value]
released_at: 2026-11-02T08:00:00Z
retests: [{ retest: order-sample, result: passed, at: 2026-11-03T09:00:00Z${answer} }]
contaminated: none
`;
}

/** A cache in memory, with what it was asked for. */
export interface MemoryCache extends LedgerCache {
  readonly kept: Map<string, string>;
}

export function createMemoryCache(version = "1.0.0"): MemoryCache {
  const kept = new Map<string, string>();
  return {
    version,
    kept,
    read: (key) => Promise.resolve(kept.get(key) ?? null),
    write: (key, text) => {
      kept.set(key, text);
      return Promise.resolve();
    },
  };
}

/** A host that answers by commit and says what it was asked. */
export function createArrivals(
  answer: (commit: string, branch: string) => Arrival & { readonly head?: string },
): Arrivals & {
  readonly asked: (readonly [commits: readonly string[], branch: string])[];
} {
  const asked: (readonly [readonly string[], string])[] = [];
  return {
    asked,
    readArrivals: (commits, branch) => {
      asked.push([commits, branch]);
      return Promise.resolve(commits.map((commit) => ({ head: null, ...answer(commit, branch) })));
    },
  };
}

/** An arrival by pull request that the gate let through. */
export const merged: Arrival = { pull_request: 7, url: null, gate: "clear", merged_at: null, by: "ada" };

/** How a history is read; by default at `now`, taken at its word and without a cache. */
interface Given {
  readonly branch?: string | null;
  readonly cache?: LedgerCache | null;
  readonly arrivals?: Arrivals | null;
  readonly now?: string;
  readonly directory?: string;
  readonly onProgress?: (walked: number) => void;
}

async function reading<T>(path: string, given: Given, read: (source: LedgerSource) => Promise<T>): Promise<T> {
  const env = { PATH: process.env["PATH"] };
  const repository = createGitRepository({ directory: given.directory ?? path, env });
  const { arrivals = null, cache = null, branch = null, onProgress = (): void => undefined } = given;
  try {
    return await read({ repository, arrivals, cache, now: given.now ?? now, branch, onProgress });
  } finally {
    await repository.close();
  }
}

/** A store in a real repository whose first commit is the sheet, and what its history says. */
export interface LedgerStore {
  readonly git: Repository;
  /** Commits files, an hour after the commit before, and gives the commit's id. */
  readonly commit: (files: CommitOptions["files"], options?: Omit<CommitOptions, "files">) => string;
  readonly facts: (given?: Given) => Promise<LedgerFacts>;
  /** What may be used, with the ledger that says so. */
  readonly shown: (given?: Given) => Promise<ShownStatus>;
  readonly remove: () => void;
}

export function createLedgerStore(files: CommitOptions["files"] = sheetFiles()): LedgerStore {
  const git = createRepository();
  let hour = 0;
  const commit: LedgerStore["commit"] = (changed, options = {}) =>
    git.commit({
      date: new Date(Date.parse("2026-11-01T09:00:00Z") + (hour += 1) * 3_600_000).toISOString(),
      ...options,
      ...(changed === undefined ? {} : { files: changed }),
    });
  commit(files, { message: "Start" });
  return {
    git,
    commit,
    facts: (given = {}) => reading(git.path, given, collectLedger),
    shown: (given = {}) =>
      reading(git.path, given, (source) =>
        showStatus(source, { at: null, window: null, stores: null, conclusions: null }),
      ),
    remove: () => git.remove(),
  };
}
