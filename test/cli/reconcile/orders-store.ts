import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseFault } from "../../../scripts/store-generator/faults/faults.ts";
import { usualStore } from "../../../scripts/store-generator/options.ts";
import { writeStore } from "../../../scripts/store-generator/write/write-store.ts";
import { validate } from "../../../src/contract/validate.ts";
import type { Reconciliation } from "../../../src/model/reconciliation.ts";
import { createLandedStore, type LandedStore } from "../landed-store.ts";

/** A store of whose history and orders both are real files. */
export interface OrdersStore extends LandedStore {
  /** Its files as words of a command line. */
  readonly files: readonly string[];
  /** Changes every line of a file of JSON lines. */
  readonly edit: (name: string, change: (line: Line) => Line) => void;
  /** What `reconcile --json` says, which is valid evidence. */
  readonly report: (...words: readonly string[]) => Promise<Reconciliation>;
}

/** One line of JSON, of which only some keys matter. */
export interface Line {
  readonly created_at?: string;
  readonly data?: readonly SentEvent[];
  readonly [key: string]: unknown;
}

export interface SentEvent {
  readonly event_time: number;
  readonly user_data: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

interface Making {
  readonly orders: number;
  readonly faults?: readonly string[];
}

/** Orders of three weeks up to the day before yesterday, none of them lost to a blocker. Call `repository.remove` when done. */
export function createOrdersStore({ orders, faults = [] }: Making): OrdersStore {
  const store = createLandedStore();
  const out = join(store.repository.path, "data");
  const from = Date.UTC(2026, 9, 31);
  writeStore({ ...usualStore, orders, seed: 11, blocked: 0, from, days: 21, out, faults: faults.map(parseFault) });
  const files = ["orders.jsonl", "browser.jsonl", "server.jsonl", "catalogue.csv"].map((name) => `data/${name}`);
  return {
    ...store,
    files,
    edit: (name, change) => {
      const path = join(out, name);
      const lines = readFileSync(path, "utf8").trimEnd().split("\n");
      writeFileSync(path, lines.map((line) => `${JSON.stringify(change(JSON.parse(line) as Line))}\n`).join(""));
    },
    report: async (...words) => {
      const { out: text, err } = await store.sg("reconcile", ...files, "--json", "--salt", "x", ...words);
      if (text === "") throw new Error(err);
      const report: unknown = JSON.parse(text);
      const checked = validate("reconciliation", report);
      if (!checked.ok) throw new Error(JSON.stringify(checked));
      return report as Reconciliation;
    },
  };
}
