import type { Sheet, Signal, Trigger } from "../model/sheet.ts";
import { entryOf } from "./entry-of.ts";

/** The role that owns a signal: the event's override, else the parameter's owner; `occurrence` belongs to the event. */
function ownerOfSignal(sheet: Sheet, signal: Signal): string | null {
  const [eventName = "", parameter = ""] = signal.split(".");
  const event = entryOf(sheet.events, eventName);
  if (event === undefined) return null;
  return parameter === "occurrence" ? event.owner : (entryOf(event.parameters, parameter)?.owner ?? null);
}

/** Owners of the signals, sorted, without repeats. */
export function ownersOfSignals(sheet: Sheet, signals: readonly Signal[]): readonly string[] {
  const owners = signals.map((signal) => ownerOfSignal(sheet, signal)).filter((owner) => owner !== null);
  return [...new Set(owners)].sort();
}

/** Roles that sign when a trigger fires for these signals: those it names, else the signals' owners. */
export function signersOfTrigger(sheet: Sheet, trigger: Trigger, signals: readonly Signal[]): readonly string[] {
  return trigger.sign_off ?? ownersOfSignals(sheet, signals);
}
