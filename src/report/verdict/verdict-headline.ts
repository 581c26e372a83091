import type { Finding } from "../../model/finding.ts";
import type { RequirementKind, Verdict, VerdictWord } from "../../model/verdict.ts";
import { counted, inWords } from "../in-words.ts";
import { openRequirements } from "./open-requirements.ts";
import { declaringWords } from "./verdict-records.ts";

const icons: Readonly<Record<VerdictWord, string>> = {
  clear: "🟢",
  "not-applicable": "⚪",
  waiting: "🟡",
  blocked: "🔴",
  overridden: "🟠",
  error: "🔴",
};

const kinds: Readonly<Record<RequirementKind, readonly [string, string]>> = {
  retest: ["retest", "retests"],
  "sign-off": ["sign-off", "sign-offs"],
  "sheet-change": ["sheet change to sign", "sheet changes to sign"],
  weakening: ["weakening to sign", "weakenings to sign"],
  record: ["record to sign", "records to sign"],
};

const kindOrder: readonly RequirementKind[] = ["retest", "sign-off", "sheet-change", "weakening", "record"];

/** Codes that say little to whom they are new; the others name what is wrong in the sheet, and `explain` tells of them. */
const codeWords: Readonly<Partial<Record<Finding["code"], string>>> = {
  frozen: "a freeze",
  "record-tampered": "a landed record was changed",
  "foreign-status": "another account posted the gate's status",
};

/** How the words of a verdict that lets a change merge begin. */
export const greenWords = {
  clear: "clear, everything asked for is answered",
  "not-applicable": "nothing here can break a signal",
  overridden: "overridden by ",
  declared: "nothing to answer: ",
} as const;

/** The verdict in one line, with its mark: "🟡 Signal gate: waiting for 1 retest and 1 sign-off". */
export function headline(verdict: Verdict): string {
  const advice = verdict.mode === "advise" ? ", advice only" : "";
  return `${icons[verdict.verdict]} Signal gate: ${headlineWords(verdict)}${advice}`;
}

/** The verdict in words. */
export function headlineWords(verdict: Verdict): string {
  switch (verdict.verdict) {
    case "clear":
      return greenWords.clear;
    case "not-applicable":
      return notApplicableWords(verdict);
    case "waiting":
      return waitingWords(verdict);
    case "blocked":
      return `blocked: ${blockers(verdict)}`;
    case "overridden":
      return `${greenWords.overridden}${(verdict.override?.by ?? []).map((login) => `@${login}`).join(" and ")}, pauses stay`;
    case "error":
      return "could not decide";
  }
}

function notApplicableWords(verdict: Verdict): string {
  if (unjudged(verdict)) return "there is no sheet, nothing was judged";
  const declared = declaringWords(verdict.records);
  return declared === "" ? greenWords["not-applicable"] : `${greenWords.declared}${declared}`;
}

/** Whether nothing was judged, since there is no sheet: green, and no verdict that history may count. */
export function unjudged({ findings }: Pick<Verdict, "findings">): boolean {
  return findings.some(({ code }) => code === "no-sheet");
}

/** Whether the base branch has to be merged before anything else is worth asking for. */
export function mergesFirst({ findings }: Pick<Verdict, "findings">): boolean {
  return findings.some(({ code }) => code === "sheet-conflict");
}

function waitingWords(verdict: Verdict): string {
  if (mergesFirst(verdict)) return "waiting, merge the base branch first";
  const open = openRequirements(verdict);
  const asked = kindOrder.flatMap((kind) => {
    const count = open.filter((requirement) => requirement.kind === kind).length;
    return count === 0 ? [] : [counted(count, ...kinds[kind])];
  });
  return `waiting for ${inWords(asked)}`;
}

function blockers({ requirements, findings }: Verdict): string {
  const lost = requirements.flatMap(({ key, owners, state }) =>
    state === "failed"
      ? [`${key.replace(":", " ")} failed`]
      : state === "objected"
        ? [`${inWords(owners)} asked for changes`]
        : [],
  );
  const codes = [...new Set(findings.filter(({ severity }) => severity === "error").map(({ code }) => code))];
  const all = [...new Set([...lost, ...codes.map((code) => codeWords[code] ?? code)])];
  if (all.length === 0) return "a finding";
  return inWords(all.slice(0, 3)) + (all.length > 3 ? ` and ${all.length - 3} more` : "");
}
