import type { Firing } from "../model/firing.ts";
import type { Sheet } from "../model/sheet.ts";
import { entryOf } from "./entry-of.ts";
import { fingerprintOf } from "./fingerprint.ts";

/** Fingerprint of one fired trigger: what a no-impact judgement binds to. */
export function triggerFingerprint(sheet: Sheet, branch: string, firing: Firing): string {
  const rule = { signals: firing.signals, retests: entryOf(sheet.triggers, firing.trigger)?.retests ?? null };
  return fingerprintOf({ branch, key: `trigger:${firing.trigger}`, rule, facts: firing.facts });
}
