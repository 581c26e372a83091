import type { Evidence } from "../../src/model/evidence.ts";
import type {
  Arrival,
  LandedFiring,
  LandedRecord,
  Landing,
  LedgerFacts,
  RecordVersion,
} from "../../src/model/landing.ts";
import type { Ledger } from "../../src/model/ledger.ts";
import type { Sheet } from "../../src/model/sheet.ts";
import type { StatusRow } from "../../src/model/status.ts";
import type { RecordFile } from "../../src/model/written.generated.ts";
import { ledgerOf } from "../../src/ledger/ledger-of.ts";
import { statusAt, type StatusQuestion } from "../../src/ledger/status/status-at.ts";
import { smallSheet } from "../fixtures/small-sheet.ts";

/** A moment of November 2026, UTC. */
export function november(day: number, hour = 0): string {
  return `2026-11-${String(day).padStart(2, "0")}T${String(hour).padStart(2, "0")}:00:00Z`;
}

/** A moment as many hours after the first of November. */
export function hoursLater(hours: number): string {
  return new Date(Date.parse(november(1)) + hours * 3_600_000).toISOString().replace(".000Z", "Z");
}

const store = { domain: "northwind.example", dataset: "123456789012345", currency: "USD", paths: [], branches: [] };

/** The small sheet for two stores, with an order sample that a person attests. */
export const sheet: Sheet = {
  ...smallSheet,
  stores: { us: store, eu: { ...store, dataset: "543210987654321" } },
  retests: {
    ...smallSheet.retests,
    "order-sample": {
      ...smallSheet.retests["order-sample"]!,
      evidence: "attested",
      passes_when: null,
      max_age_days: 7,
    },
    "id-sample": {
      title: "Ten best sellers, from the catalogue to the payload",
      method: ["Take ten products and compare their ids."],
      proves: ["*.content_ids"],
      owner: "catalogue",
      max_age_days: null,
      evidence: "attested",
      passes_when: null,
    },
  },
};

/** Signals that the sheet's checkout trigger touches. */
export const purchase = [
  "Purchase.content_ids",
  "Purchase.currency",
  "Purchase.event_id",
  "Purchase.occurrence",
  "Purchase.value",
] as const;

export const allSignals = [...purchase, "ViewContent.content_ids", "ViewContent.occurrence", "ViewContent.value"];

/** A pull request that the gate had cleared. */
export const cleared: Arrival = { pull_request: 41, url: null, gate: "clear", merged_at: null, by: "ada" };
/** A push without a pull request. */
export const pushed: Arrival = { pull_request: null, url: null, gate: "none", merged_at: null, by: "kim" };

/** A commit id made from a number; no two of them begin alike. */
export function commit(number: number): string {
  return (number + 1).toString(16).padStart(8, "0").repeat(5);
}

/** What the sheet's checkout trigger fires. */
export function firing(changes: Partial<LandedFiring> = {}): LandedFiring {
  return {
    trigger: "checkout",
    because: [{ file: "extensions/pay/run.js", condition: "paths", pattern: "extensions/**" }],
    signals: purchase,
    stores: ["eu", "us"],
    facts: [["file", "modified", "extensions/pay/run.js", null, "a".repeat(40), "b".repeat(40)]],
    resume: "after-release",
    before_merge: ["preview-order"],
    after_release: ["order-sample"],
    ...changes,
  };
}

/** What the sheet's theme trigger fires: proof before the merge is enough. */
export const themeFiring = firing({
  trigger: "theme",
  signals: ["ViewContent.content_ids", "ViewContent.occurrence", "ViewContent.value"],
  resume: "at-merge",
  after_release: [],
});

/** A commit on main that came by a pull request. */
export function landing(position: number, landed_at: string, changes: Partial<Landing> = {}): Landing {
  return {
    commit: commit(position),
    branch: "main",
    position,
    landed_at,
    author: "Omar",
    editor: null,
    subject: `Checkout change ${position}`,
    arrival: cleared,
    firings: [firing()],
    ...changes,
  };
}

/** How one version of a record landed. */
export interface Landed {
  readonly position: number;
  readonly at: string;
  readonly covers?: Readonly<Record<string, number>> | null;
  readonly arrival?: Arrival | null;
  readonly evidence?: readonly Evidence[];
}

/** One version of a record; null: the file was deleted; `broken`: no valid record. */
export function version(record: RecordFile | null | "broken", landed: Landed): RecordVersion {
  const blob = `${landed.position}`.padStart(40, "c");
  return {
    commit: commit(landed.position),
    position: landed.position,
    landed_at: landed.at,
    author: "Ada",
    arrival: landed.arrival === undefined ? cleared : landed.arrival,
    state:
      record === null
        ? null
        : record === "broken"
          ? { blob, state: "broken", kind: null, findings: [] }
          : { blob, state: "valid", record },
    covers: landed.covers === undefined ? null : landed.covers,
    evidence: landed.evidence ?? [],
  };
}

/** A record and how it landed, version after version. */
export function landed(id: string, ...versions: readonly RecordVersion[]): LandedRecord {
  return { id, path: `governance/records/${id}.yml`, versions };
}

type Resume = Extract<RecordFile, { readonly kind: "resume" }>;

/** A resume of all Purchase signals on one passed order sample. */
export function resume(taken: string, changes: Partial<Resume> = {}): Resume {
  return {
    kind: "resume",
    through: commit(0),
    signals: ["Purchase.*"],
    retests: [{ retest: "order-sample", result: "passed", at: taken }],
    contaminated: "none",
    ...changes,
  };
}

/** Facts of a verified history on main that was adopted on 1 November; now is the end of the month. */
export function facts(changes: Partial<LedgerFacts> = {}): LedgerFacts {
  return {
    version: 1,
    now: november(30),
    branch: "main",
    tip: commit(9_999),
    sheet,
    sheet_commit: commit(0),
    adopted: { commit: commit(0), at: november(1) },
    incomplete: false,
    verified: true,
    landings: [],
    sheet_edits: [],
    records: [],
    findings: [],
    ...changes,
  };
}

/** The status of facts or of a ledger at a moment, for all stores and conclusions unless the question says otherwise. */
export function statusOf(
  from: LedgerFacts | Ledger,
  at: string,
  question: Partial<StatusQuestion> = {},
): ReturnType<typeof statusAt> {
  const ledger = "pauses" in from ? from : ledgerOf(from);
  const judge = "pauses" in from ? sheet : from.sheet;
  return statusAt(ledger, judge, { at, window: null, stores: null, conclusions: null, ...question });
}

/** One row of a status; ROAS of the store `us` unless named. */
export function rowOf(status: ReturnType<typeof statusAt>, conclusion = "roas", store = "us"): StatusRow {
  const row = status.conclusions.find((item) => item.conclusion === conclusion && item.store === store);
  if (row === undefined) throw new Error(`no row ${conclusion} of ${store}`);
  return row;
}

/** Paused rows as `store/conclusion`, sorted. */
export function pausedRows(from: LedgerFacts | Ledger, at: string): readonly string[] {
  return statusOf(from, at)
    .conclusions.filter(({ state }) => state === "paused")
    .map(({ store: name, conclusion }) => `${name}/${conclusion}`)
    .sort();
}

/** Codes of a ledger's findings. */
export function codesOf(from: LedgerFacts): readonly string[] {
  return ledgerOf(from).findings.map(({ code }) => code);
}
