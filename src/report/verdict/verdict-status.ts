import type { Verdict, VerdictWord } from "../../model/verdict.ts";
import { textHash } from "../../firing/fingerprint.ts";
import { plainText } from "../inert/plain-text.ts";
import { openRequirements } from "./open-requirements.ts";
import { greenWords, headlineWords, mergesFirst } from "./verdict-headline.ts";

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
const advice = "advice: ";

/** State of the commit status: advice is green and says so; a merge group can't wait, so what is open or could not be decided fails there. */
export function statusState({ verdict, mode }: Verdict, { mergeGroup }: { readonly mergeGroup: boolean }): StatusState {
  if (mode === "advise" && verdict !== "error") return "success";
  return mergeGroup && (verdict === "waiting" || verdict === "error") ? "failure" : states[verdict];
}

/**
 * Text of the commit status, at most 140 characters: what it waits for, or `why` nothing could be decided, and the base it was
 * judged against. Nobody signs in a merge group.
 */
export function statusDescription(verdict: Verdict, { mergeGroup = false, why = "" } = {}): string {
  const held = verdict.verdict === "waiting" || verdict.verdict === "blocked";
  const would = verdict.mode !== "advise" || verdict.verdict === "error" ? "" : held ? `${advice}would be ` : advice;
  const open = openRequirements(verdict);
  const keys = open.map(({ key }) => key.replace(":", " "));
  const listed = verdict.verdict === "waiting" && keys.length > 0 && !mergesFirst(verdict);
  const changed = mergeGroup && open.some(({ state }) => state === "void");
  const asks = changed ? "update the branch and sign again" : "waiting for";
  const words = listed ? `${asks}: ${keys.join(", ")}` : `${headlineWords(verdict)}${why === "" ? "" : `, ${why}`}`;
  const base = baseWords(verdict.branch);
  return `${upTo(`${would}${words}`, longest - base.length)}${base}`;
}

/** Two branches never read alike: a name that is not shown as it is (cut, or with spaces or signs that nobody sees) gets a hash of itself. */
function baseWords(branch: string): string {
  const shown = upTo(branch, 57);
  return shown === branch && !/\s/u.test(branch)
    ? ` · ${shown}`
    : ` · ${upTo(branch, 44)}#${textHash(branch).slice(0, 12)}`;
}

/**
 * What a status that `statusDescription` worded says about a change to `branch`: a green one in advice mode may stand for a held
 * change, and one that was judged against another base says nothing good about this one.
 */
export function readStatus(
  { state, description }: { readonly state: StatusState; readonly description: string },
  branch: string,
): "clear" | "not-applicable" | "overridden" | "not-clear" {
  if (state !== "success" || !description.endsWith(baseWords(branch))) return "not-clear";
  const words = description.startsWith(advice) ? description.slice(advice.length) : description;
  if (words.startsWith(greenWords.declared)) return "not-applicable";
  const greens = ["clear", "not-applicable", "overridden"] as const;
  return greens.find((green) => words.startsWith(greenWords[green])) ?? "not-clear";
}

/** One line of at most `most` UTF-16 units that never ends in half a character. */
function upTo(foreign: string, most: number): string {
  const text = plainText(foreign, most);
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
