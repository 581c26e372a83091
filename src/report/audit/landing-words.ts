import type { Because } from "../../model/firing.ts";
import type { Arrival } from "../../model/landing.ts";
import { reasonWords } from "../reason-words.ts";

/** Why a trigger fired at a landing: the commit's subject and the first reason. Foreign texts stand in it as they are. */
export function firedWords(
  { subject, branch }: { readonly subject: string; readonly branch: string },
  { because }: { readonly because: readonly Because[] },
): string {
  const [first, ...more] = because;
  const reason = first === undefined ? "" : `: ${reasonWords(first)}`;
  return `${subject} (${branch})${reason}${more.length === 0 ? "" : ` and ${String(more.length)} more`}`;
}

/** A merge by override. */
export const overrideWords = "merged by an override, before everything was answered";

/** A landing that the gate had not said yes to. */
export function bypassWords({ pull_request, gate }: Arrival): string {
  if (pull_request === null) return "pushed without a pull request";
  if (gate === "other-content") return "merged by hand with other content than the gate had judged";
  return gate === "none" ? "merged without a verdict of the gate" : "merged although the gate had not said clear";
}
