import type { Sha } from "../../model/change.ts";
import type { FiringFact } from "../../model/firing.ts";
import type { Sheet } from "../../model/sheet.ts";
import { composeRecord, type Draft } from "./compose-record.ts";

/** A judgement that what a trigger fired for is harmless. It names what fired, before the merge, or the commits that landed. */
export interface NoImpact {
  readonly trigger: string;
  readonly reason: string;
  /** The day it is written, for the file's name. */
  readonly day: string;
  readonly facts?: readonly FiringFact[];
  readonly commits?: readonly Sha[];
}

/** A no-impact record; the trigger's owner signs it. */
export function writeNoImpact(sheet: Sheet, { trigger, reason, day, facts, commits }: NoImpact): Draft {
  const stem = `${day}-no-impact-${trigger}`;
  return composeRecord(sheet, stem, { kind: "no-impact", trigger, reason, facts, commits });
}
