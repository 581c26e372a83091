import { runCli } from "../../src/cli/run-cli.ts";
import { createRepository, type CommitOptions, type Repository } from "../git/repository.ts";
import { field, list, parseJson, text } from "../github/json.ts";
import { storeFiles, storySheet } from "./shop.ts";

/** What one command line gave. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A status as a story looks at it. */
export interface Usable {
  readonly code: number;
  /** `STORE/CONCLUSION` → `usable`, or what pauses it, newest first. */
  readonly rows: Readonly<Record<string, "usable" | readonly string[]>>;
  /** `STORE/CONCLUSION` → spans to leave out, `FROM..TO`. */
  readonly leaveOut: Readonly<Record<string, readonly string[]>>;
  /** `CODE FILE` of each finding. */
  readonly findings: readonly string[];
  readonly unused: readonly string[];
  readonly json: unknown;
}

/** A store whose history is written by the story, with a clock of its own. */
export interface LedgerShop {
  readonly repository: Repository;
  /** Commits files to a branch, main without one, at a moment. */
  readonly land: (at: string, files: CommitOptions["files"], more?: CommitOptions) => string;
  /** Runs a command line in the store at a moment. */
  readonly run: (at: string, ...words: readonly string[]) => Promise<Ran>;
  readonly status: (at: string, ...words: readonly string[]) => Promise<Usable>;
}

/** Runs a command line in a folder at a moment. */
export async function runAt(
  directory: string,
  { at, env = {} }: { readonly at: string; readonly env?: Readonly<Record<string, string>> },
  words: readonly string[],
): Promise<Ran> {
  let out = "";
  let err = "";
  const code = await runCli(words, {
    out: (piece) => void (out += piece),
    err: (piece) => void (err += piece),
    env: { PATH: process.env["PATH"], ...env },
    directory,
    now: () => new Date(at),
    colour: { out: false, err: false },
    columns: null,
    progressColumns: null,
    input: () => ({ line: () => Promise.resolve(null), close: () => undefined }),
    terminal: null,
    drained: () => Promise.resolve(),
  });
  return { code, out, err };
}

/** Reads what `status --json` printed. */
export function usableFrom({ code, out, err }: Ran): Usable {
  if (code === 2) throw new Error(`status could not run: ${err}`);
  const json = parseJson(out);
  const conclusions = list(json, "conclusions");
  const name = (row: unknown): string => `${text(row, "store") ?? ""}/${text(row, "conclusion") ?? ""}`;
  return {
    code,
    rows: Object.fromEntries(
      conclusions.map((row) => [
        name(row),
        text(row, "state") === "usable" ? "usable" : list(row, "because").map((each) => text(each, "pause") ?? ""),
      ]),
    ),
    leaveOut: Object.fromEntries(
      conclusions.map((row) => [
        name(row),
        list(row, "contaminated").map((span) => `${text(span, "from") ?? ""}..${text(span, "to") ?? "now"}`),
      ]),
    ),
    findings: list(json, "findings").map((each) => `${text(each, "code") ?? ""} ${text(each, "file") ?? ""}`.trim()),
    unused: list(json, "unused").map(String),
    json,
  };
}

/** Adopts the stories' sheet, or another, on 1 November 2026 and hands the store to a story. */
export async function inLedgerShop(
  tell: (shop: LedgerShop) => Promise<void>,
  sheet: Readonly<Record<string, string>> = storySheet,
): Promise<void> {
  const repository = createRepository();
  try {
    repository.commit({ files: storeFiles, author: "rosa", date: "2026-11-01T08:00:00Z" });
    repository.commit({ files: sheet, author: "rosa", date: "2026-11-01T09:00:00Z" });
    const run: LedgerShop["run"] = (at, ...words) => {
      repository.checkout("main");
      return runAt(repository.path, { at }, words);
    };
    await tell({
      repository,
      land: (at, files, more = {}) => repository.commit({ files: files ?? {}, author: "noor", date: at, ...more }),
      run,
      status: async (at, ...words) => usableFrom(await run(at, "status", "--json", ...words)),
    });
  } finally {
    repository.remove();
  }
}

/** A checkout file that fires the stories' `checkout` trigger: Purchase is at risk. */
export const riskyTotal = (factor: string): CommitOptions["files"] => ({
  "checkout/total.js": `export const totalPrice = (order) => order.total * ${factor};\n`,
});

/** A sample of three orders taken at a moment, all right unless another server value is given. */
export const sampleOf = (takenAt: string, server = "10.00"): string =>
  ["1", "2", "3"].reduce(
    (rows, row) =>
      `${rows}  - { order: "104${row}", values: { value: { order: "10.00", browser: "10.00", server: "${server}" } } }\n`,
    `kind: sample\nretest: order-sample\ntaken_at: ${takenAt}\nrows:\n`,
  );

/** A resume of Purchase through a commit, with a sample beside it, as files of one commit. */
export function resumeFiles(
  id: string,
  given: { readonly through: string; readonly sampled: string; readonly released?: string; readonly server?: string },
): Readonly<Record<string, string>> {
  const evidence = `governance/evidence/${id}.yml`;
  const record = [
    "kind: resume",
    `through: "${given.through}"`,
    'signals: ["Purchase.*"]',
    ...(given.released === undefined ? [] : [`released_at: ${given.released}`]),
    `retests: [{ retest: order-sample, result: passed, at: ${given.sampled}, evidence: ${evidence} }]`,
    "contaminated: [{ from: 2026-11-10T12:00:00Z, to: 2026-11-10T18:00:00Z }]",
    "",
  ].join("\n");
  return { [evidence]: sampleOf(given.sampled, given.server), [`governance/records/${id}.yml`]: record };
}

/** The commit, shortened, and its trigger: how the ledger names the pause of a landing. */
export const pauseOf = (commit: string, trigger = "checkout"): string => `${commit.slice(0, 12)}/${trigger}`;

export { field };
