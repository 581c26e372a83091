import type { Verdict } from "../../model/verdict.ts";
import { inertCell, inertCode, inertText } from "../inert/inert-markdown.ts";
import { fullMomentWords } from "../moment-words.ts";
import { fewOf, firstOf } from "../in-words.ts";
import { boundedTable } from "../table.ts";
import type { CommentContext, Section } from "./comment-section.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { unjudged } from "./verdict-headline.ts";
import { weakeningText } from "./weakening-text.ts";

const mostRows = 30;
const mostText = 12_000;

/** Conclusions that may not be used, what is at risk and what to use instead. */
export function pausedSection({ paused, verdict, branch }: Verdict, { adopts }: CommentContext): Section | null {
  if (paused.length === 0 || verdict === "error") return null;
  const intro = adopts
    ? `**Once the sheet is on ${inertCode(branch, 100)}, a change like this one pauses** what stands here; the commit that brings the first sheet pauses nothing`
    : `**Not to be used** ${pausedSince(paused)}`;
  const rows = paused
    .slice(0, mostRows)
    .map(({ title, signals, instead }) => [inertCell(title), signalCell(signals), inertCell(instead)]);
  return {
    drop: 0,
    text: `${intro}:\n\n${boundedTable(["Conclusion", "At risk", "Use instead"], rows, { total: paused.length, room: mostText })}`,
  };
}

function pausedSince(paused: Verdict["paused"]): string {
  return paused.some(({ from }) => from === "release")
    ? "from the merge of this change, until its release is recorded and it is resumed"
    : "from the release of this change until it is resumed";
}

/** Green alone: what keeps the status of this commit from turning green. */
export function heldSection({ held_by }: CommentContext): Section | null {
  if (held_by === null) return null;
  const other = `#${String(held_by)}`;
  return {
    drop: 0,
    text: `**Held all the same**: this commit is also pull request ${other}, which the gate holds, and a commit has one status. It turns green when ${other} is answered or closed, or when one of the two gets a commit of its own.`,
  };
}

/** Clear: who can resume what stays paused after the release. */
export function clearSection(verdict: Verdict, { sheet, held_by, adopts }: CommentContext): Section | null {
  if (verdict.verdict === "not-applicable" && unjudged(verdict)) return null;
  if (verdict.verdict === "not-applicable") return { drop: 0, text: "No trigger of the sheet fired for these files." };
  if (verdict.verdict !== "clear" || verdict.paused.length === 0 || adopts) return null;
  const owners = [
    ...new Set(
      verdict.after_release.map(
        ({ owner }) => (sheet === null ? undefined : entryOf(sheet.owners, owner)?.title) ?? owner,
      ),
    ),
  ];
  return {
    drop: 0,
    text: `${held_by === null ? "This may merge. " : ""}What it touches stays paused after the release, until it is resumed with the retests below (${inertText(owners.join(", ") || "its owners")}).`,
  };
}

/** Overridden: until when it may merge, and why. */
export function overrideSection({ verdict, override }: Verdict): Section | null {
  if (verdict !== "overridden" || override === null) return null;
  const text = `This may merge until ${fullMomentWords(override.until)}, when the override ends. The reason given: ${inertText(override.reason, 300)}`;
  return { drop: 0, text };
}

/** Retests that wait for the release. */
export function afterReleaseSection({ after_release }: Verdict): Section | null {
  if (after_release.length === 0) return null;
  const list = after_release.map(({ title, owner }) => `${inertText(title)} (${inertText(owner)})`);
  return { drop: 1, text: `**After the release**: ${list.join(" · ")}.` };
}

/** What this change makes the sheet ask for less. */
export function weakenedSection({ weakened }: Verdict): Section | null {
  if (weakened.length === 0) return null;
  const lines = firstOf(
    weakened,
    mostRows,
    ({ entry, what, detail }) => `${inertCode(entry)}: ${weakeningText(what)} (${inertCode(detail, 120)})`,
  );
  return { drop: 2, text: `**The sheet would ask for less**\n\n${lines.map((line) => `- ${line}`).join("\n")}` };
}

function signalCell(signals: readonly string[]): string {
  return fewOf(signals, 6, (signal) => inertCode(signal));
}
