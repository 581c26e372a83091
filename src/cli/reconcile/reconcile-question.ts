import { randomBytes } from "node:crypto";
import type { ReconcileRequest } from "../../app/reconcile/run-reconcile.ts";
import type { OpenSpan, Span } from "../../model/reconciliation.ts";
import type { NamedRetest, Sheet } from "../../model/sheet.ts";
import { CommandError } from "../command-error.ts";
import type { Given } from "../command.ts";
import { compareOf, windowOf } from "./windows.ts";
import { knownEntry } from "../argv/known-entry.ts";

/** What a command line asks, with everything that it names looked up in the sheet. */
export interface ReconcileQuestion {
  readonly event: ReconcileRequest["event"];
  readonly store: ReconcileRequest["store"];
  readonly window: OpenSpan | null;
  /** An earlier window that it is held against. */
  readonly compare: Span | null;
  readonly retest: NamedRetest | null;
  /** Key of the pseudonyms. */
  readonly salt: string;
}

function eventOf(sheet: Sheet, name: string): ReconcileQuestion["event"] {
  const says = knownEntry("the sheet has no event", name, sheet.events);
  if (says.contract !== null) return { name, says, contract: says.contract };
  throw new CommandError(
    `${name} has no contract, so nothing says which amount and which ids are right`,
    "add `contract: {}` to its file in governance/events and read docs/sheet.md on what it may hold",
  );
}

/** The store that was named, or the only one. */
function storeOf(sheet: Sheet, name: string | undefined): ReconcileQuestion["store"] {
  if (name !== undefined) return { id: name, says: knownEntry("the sheet has no store", name, sheet.stores) };
  const [first, ...others] = Object.entries(sheet.stores);
  if (first === undefined) return null;
  if (others.length === 0) return { id: first[0], says: first[1] };
  throw new CommandError(
    "the sheet has several stores, whose orders have nothing to do with each other",
    `name one: --store ${Object.keys(sheet.stores).join(", --store ")}`,
  );
}

function retestOf(sheet: Sheet, name: string | undefined): ReconcileQuestion["retest"] {
  if (name === undefined) return null;
  const says = knownEntry("the sheet has no retest", name, sheet.retests);
  if (says.evidence === "reconciliation") return { id: name, says };
  throw new CommandError(
    `the retest ${name} is not proven by a reconciliation`,
    "its `evidence` in retests.yml says what proves it",
  );
}

/** Reads the command line against the sheet. */
export function reconcileQuestion({ values }: Given, sheet: Sheet, now: Date): ReconcileQuestion {
  return {
    event: eventOf(sheet, values["event"] ?? "Purchase"),
    store: storeOf(sheet, values["store"]),
    window: windowOf(values, now),
    compare: compareOf(values, now),
    retest: retestOf(sheet, values["retest"]),
    salt: values["salt"] ?? randomBytes(16).toString("hex"),
  };
}
