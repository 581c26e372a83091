import type { Because, Firing } from "../../model/firing.ts";
import type { Verdict } from "../../model/verdict.ts";
import { inertCode, inertText } from "../inert/inert-markdown.ts";
import { folded } from "../folded.ts";
import { counted, firstOf } from "../in-words.ts";
import type { CommentContext, Section } from "./comment-section.ts";
import { entryOf } from "../../firing/entry-of.ts";

const mostReasons = 15;

/** What fired and why, folded: each file with the condition that saw it. */
export function firedSection({ fired }: Verdict, { sheet, changed_files }: CommentContext): Section | null {
  if (fired.length === 0) return null;
  const files = new Set(fired.flatMap(({ because }) => because.map(({ file }) => file))).size;
  const texts = fired.map(
    (firing) =>
      `**${inertText((sheet === null ? undefined : entryOf(sheet.triggers, firing.trigger)?.title) ?? firing.trigger)}** (${inertText(firing.trigger)})\n\n${reasons(firing)}`,
  );
  return {
    drop: 5,
    text: folded(
      `What fired, and why (${counted(fired.length, "trigger")}, ${files} of ${changed_files} files)`,
      texts.join("\n\n"),
    ),
  };
}

/** One reason in words, with foreign texts inert: "`a.js`, line 3: matches `event_id`". */
export function reasonText({ file, condition, pattern, line, detail }: Because): string {
  const where = line === undefined ? "" : `, line ${line}`;
  if (detail !== undefined) return `${inertCode(file)}${where}: ${inertText(detail)}`;
  const matched = pattern === undefined ? condition : `${condition} ${inertCode(pattern)}`;
  return `${inertCode(file)}${where}: ${matched}`;
}

function reasons({ because }: Firing): string {
  return firstOf(because, mostReasons, reasonText)
    .map((line) => `- ${line}`)
    .join("\n");
}
