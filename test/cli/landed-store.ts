import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { collectLedger } from "../../src/app/ledger/collect-ledger.ts";
import { createGitRepository } from "../../src/host/git/create-git-repository.ts";
import { ledgerOf } from "../../src/ledger/ledger-of.ts";
import type { Ledger } from "../../src/model/ledger.ts";
import { parseRecord } from "../../src/sheet/records/parse-record.ts";
import type { RecordFile } from "../../src/model/written.generated.ts";
import { run, type Ran } from "./run-cli.ts";
import { createStore, type Store } from "./store.ts";

/** When the pixel's change landed. */
export const landedAt = "2026-11-19T10:00:00Z";

/** A store whose pixel changed: what rests on Purchase is paused since `landedAt`. */
export interface LandedStore extends Store {
  readonly merge: string;
  readonly sg: (...words: readonly string[]) => Promise<Ran>;
  readonly write: (path: string, text: string) => void;
  readonly read: (path: string) => string;
  /** Names of a folder's files; none where there is no folder. */
  readonly list: (folder: string) => readonly string[];
  readonly record: (path: string) => RecordFile;
  /** Writes a sample into the working tree and names it. */
  readonly sample: (name: string, sample: Sample) => string;
  /** Commits a file of the working tree on main. */
  readonly land: (date: string, ...paths: readonly string[]) => string;
  /** What has landed on main, seen from the end of the month. */
  readonly ledger: () => Promise<Ledger>;
}

interface Sample {
  readonly retest?: string;
  readonly taken_at: string;
  /** What the server says of the first order's value. */
  readonly server?: string;
}

const parameters = ["occurrence", "event_id", "value", "currency", "content_ids", "event_time", "user_data"];

function sampleText({ retest = "order-sample", taken_at, server = '"1"' }: Sample): string {
  const rows = Array.from({ length: 8 }, (_, index) => {
    const values = parameters.map((name) => {
      const says = index === 0 && name === "value" ? server : '"1"';
      return `      ${name}: { order: "1", browser: "1", server: ${says} }`;
    });
    return [`  - order: "${String(1040 + index)}"`, "    values:", ...values].join("\n");
  });
  return `kind: sample\nretest: ${retest}\ntaken_at: ${taken_at}\nrows:\n${rows.join("\n")}\n`;
}

async function ledgerOfMain(directory: string): Promise<Ledger> {
  const repository = createGitRepository({ directory, env: process.env });
  try {
    const now = "2026-11-30T12:00:00Z";
    return ledgerOf(await collectLedger({ repository, arrivals: null, cache: null, now, branch: "main" }));
  } finally {
    await repository.close();
  }
}

/** Makes the store; call `repository.remove` when done. */
export function createLandedStore(): LandedStore {
  const store = createStore();
  const { repository } = store;
  const at = (path: string): string => join(repository.path, path);
  const merge = repository.merge({ into: "main", from: "change", date: landedAt, message: "Merge the pixel" });
  repository.checkout("main");
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  };
  const read = (path: string): string => readFileSync(at(path), "utf8");
  return {
    ...store,
    merge,
    sg: (...words) => run(repository.path, ...words),
    write,
    read,
    list: (folder) => (existsSync(at(folder)) ? readdirSync(at(folder)).sort() : []),
    record: (path) => {
      const parsed = parseRecord(path, read(path));
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
      return parsed.record;
    },
    sample: (name, sample) => {
      const path = `governance/evidence/${name}.yml`;
      write(path, sampleText(sample));
      return path;
    },
    land: (date, ...paths) => {
      const files = Object.fromEntries(paths.map((path) => [path, read(path)]));
      const commit = repository.commit({ files, date, message: "Land what was written" });
      repository.git("reset", "--quiet");
      return commit;
    },
    ledger: () => ledgerOfMain(repository.path),
  };
}
