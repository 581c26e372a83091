import { entryOf } from "../../firing/entry-of.ts";
import type { Ledger } from "../../model/ledger.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { Status, StatusRow, Unmerged } from "../../model/status.ts";
import { fullMomentWords } from "../moment-words.ts";

/** A status with the sheet at the tip, which gives titles to the ids in it, and the ledger, which says since when there is one. */
export interface StatusView {
  readonly status: Status;
  readonly sheet: Sheet;
  readonly ledger: Pick<Ledger, "adopted">;
  /** Null: the branch that speaks was merged, as far as anybody knows. */
  readonly unmerged: Unmerged | null;
}

/** The rows of one store. */
export interface StoreRows {
  readonly store: string;
  readonly rows: readonly StatusRow[];
  readonly paused: number;
}

/** Rows by store, in the order of the status. */
export function rowsByStore({ conclusions }: Pick<Status, "conclusions">): readonly StoreRows[] {
  const stores = [...new Set(conclusions.map(({ store }) => store))];
  return stores.map((store) => {
    const rows = conclusions.filter((row) => row.store === store);
    return { store, rows, paused: pausedRows(rows).length };
  });
}

/** Rows that may not be used. */
export function pausedRows(rows: readonly StatusRow[]): readonly StatusRow[] {
  return rows.filter(({ state }) => state === "paused");
}

/** Rows in their order, those that may not be used before the others. */
export function pausedFirst(rows: readonly StatusRow[]): readonly StatusRow[] {
  return [...pausedRows(rows), ...rows.filter(({ state }) => state !== "paused")];
}

/** A store as its people know it: "us (northwind.example)". */
export function storeWords(store: string, { stores }: Sheet): string {
  const domain = entryOf(stores, store)?.domain;
  return domain === undefined ? store : `${store} (${domain})`;
}

/** A role as its people know it: "Commerce and checkout". */
export function ownerWords(owner: string, { owners }: Sheet): string {
  return entryOf(owners, owner)?.title ?? owner;
}

/** A conclusion's title; its id where the sheet no longer has it. */
export function conclusionWords(conclusion: string, { conclusions }: Sheet): string {
  return entryOf(conclusions, conclusion)?.title ?? conclusion;
}

/** The answer for several rows in one sentence. */
export function overallWords(rows: readonly StatusRow[]): string {
  const paused = pausedRows(rows).length;
  if (rows.length === 0) return "No conclusion was asked about";
  if (paused === 0) return rows.length === 1 ? "Yes, it may be used" : `Yes, all ${String(rows.length)} may be used`;
  if (paused === rows.length) return rows.length === 1 ? "No, it may not be used" : "No, none may be used";
  return `${String(paused)} of ${String(rows.length)} may not be used`;
}

/** That the moment lies before the sheet was adopted, when nothing could pause; null: it does not. */
export function ungovernedWords({ status: { at }, ledger: { adopted } }: StatusView): string | null {
  if (Date.parse(at) >= Date.parse(adopted.at)) return null;
  return `there was no sheet yet: it was adopted ${fullMomentWords(adopted.at)}, and nothing is known about the time before`;
}

/** That what nobody merged counts here; null: it was merged. */
export function unmergedWords({ unmerged }: Pick<StatusView, "unmerged">): string | null {
  if (unmerged === null) return null;
  const { branch, tip, default_branch, default_tip } = unmerged;
  const apart = `${branch} at ${tip.slice(0, 12)} is not part of ${default_branch} at ${default_tip.slice(0, 12)}`;
  return `${apart}: what nobody merged yet counts here too, a resume as well`;
}
