import type { Finding, FindingCode, Place } from "../../model/finding.ts";
import type { SignalIndex } from "../signal-index.ts";
import { nearest } from "./nearest.ts";

/** Codes for a name that nothing has. */
export type UnknownCode = Exclude<Extract<FindingCode, `unknown-${string}`>, "unknown-key">;

/** At most so many known names go into one finding. */
const listed = 40;

interface Unknown {
  readonly name: string;
  readonly known: Iterable<string>;
}

/** A name that nothing has, with what it may have meant. */
export function unknownName(code: UnknownCode, place: Place, given: Unknown): Finding {
  const names = [...given.known];
  const { name } = given;
  return {
    code,
    severity: "error",
    place,
    args: { name, known: names.slice(0, listed), suggestion: nearest(name, names) },
  };
}

/** The finding for a signal pattern that stands for nothing, in the words of what is wrong: its event or its parameter. */
export function unknownSignal(signal: string, place: Place, index: Omit<SignalIndex, "expand">): Finding | null {
  const unmatched = index.unmatched(signal);
  if (unmatched === null) return null;
  const [event = "", parameter = ""] = signal.split(".");
  if (unmatched === "event") return unknownName("unknown-event", place, { name: event, known: index.eventNames });
  const parameters = index.parametersOf(event);
  const near = nearest(parameter, parameters);
  const suggestion = near === null ? null : `${event}.${near}`;
  return {
    code: "unknown-signal",
    severity: "error",
    place,
    args: { name: signal, known: parameters.slice(0, listed), suggestion },
  };
}
