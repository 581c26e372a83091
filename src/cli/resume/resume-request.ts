import type { ResumeRequest } from "../../app/records/write-resume.ts";
import type { LedgerFacts } from "../../model/landing.ts";
import { commaList } from "../argv/comma-list.ts";
import type { Given } from "../command.ts";
import type { Io } from "../io.ts";
import { pastInstant } from "../argv/past-instant.ts";
import { contaminatedSpans, retestRuns } from "../record-arguments.ts";
import { requireKnown } from "../argv/unknown-name.ts";

/** What a command line wants to resume, before anything was read for it. */
export type ResumeWish = Omit<ResumeRequest, "through" | "covers" | "evidence">;

/** Reads the command line; names are checked against the sheet that the ledger goes by. */
export function resumeWish(
  io: Io,
  given: Given,
  at: { readonly root: string; readonly facts: LedgerFacts },
): ResumeWish {
  const { sheet } = at.facts;
  const { signals, "released-at": released } = given.values;
  const named = commaList(given, "conclusion");
  const stores = commaList(given, "store");
  const conclusions = named.length === 0 && signals === undefined ? Object.keys(sheet.conclusions) : named;
  requireKnown("the sheet has no conclusion", conclusions, Object.keys(sheet.conclusions));
  requireKnown("the sheet has no store", stores, Object.keys(sheet.stores));
  return {
    conclusions,
    signals: commaList(given, "signals"),
    stores,
    released_at: released === undefined ? null : pastInstant(io, released),
    runs: retestRuns(io, given, at.root),
    contaminated: contaminatedSpans(io, given),
  };
}
