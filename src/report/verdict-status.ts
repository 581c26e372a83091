import type { Verdict, VerdictWord } from "../model/verdict.ts";
import { headlineWords, mergesFirst, openRequirements } from "./verdict-headline.ts";

type StatusState = "success" | "pending" | "failure" | "error";

const states: Readonly<Record<VerdictWord, StatusState>> = {
  clear: "success",
  "not-applicable": "success",
  overridden: "success",
  waiting: "pending",
  blocked: "failure",
  error: "error",
};

const longest = 140;

/** State of the commit status: advice is green and says so; a merge group can't wait, so what is open or could not be decided fails there. */
export function statusState({ verdict, mode }: Verdict, { mergeGroup }: { readonly mergeGroup: boolean }): StatusState {
  if (mode === "advise" && verdict !== "error") return "success";
  return mergeGroup && (verdict === "waiting" || verdict === "error") ? "failure" : states[verdict];
}

/** Text of the commit status, at most 140 characters: what it waits for, and the base it was judged against. */
export function statusDescription(verdict: Verdict): string {
  const would = verdict.mode === "advise" && verdict.verdict !== "error" ? "advice: would be " : "";
  const keys = openRequirements(verdict).map(({ key }) => key.replace(":", " "));
  const listed = verdict.verdict === "waiting" && keys.length > 0 && !mergesFirst(verdict);
  const words = listed ? `waiting for: ${keys.join(", ")}` : headlineWords(verdict);
  const base = ` · ${verdict.branch}`.slice(0, 60);
  const room = longest - base.length;
  const text = `${would}${words}`;
  return `${text.length > room ? `${text.slice(0, room - 1)}…` : text}${base}`;
}

/** Exit code of a verdict: 0 may merge, 1 held, 2 could not be decided. Advice never holds. */
export function exitCode({ verdict, mode }: Verdict): 0 | 1 | 2 {
  if (verdict === "error") return 2;
  if (mode === "advise") return 0;
  return verdict === "waiting" || verdict === "blocked" ? 1 : 0;
}
