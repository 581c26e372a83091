import { HostError } from "../src/port/host-error.ts";
import { messageOf } from "../src/port/message-of.ts";
import { InputError } from "./inputs.ts";

/** Why a run ended early, with what to do about it. */
export function describeCause(cause: unknown): string {
  if (cause instanceof HostError) return `${cause.message}. ${cause.hint}`;
  if (cause instanceof InputError) return cause.message;
  return `this is a defect of signal-governance, please report it with this run's facts file: ${messageOf(cause)}`;
}
