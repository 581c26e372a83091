import type { FormStores, Since } from "../../model/form.ts";
import type { Sheet } from "../../model/sheet.ts";
import { inertCode, inertProse, inertText } from "../inert/inert-markdown.ts";
import { fullMomentWords } from "../moment-words.ts";
import { markdownTable } from "../table.ts";

const mostConclusions = 20;

/** What the writer of a form has to look at again, a sentence each; inert. */
export function formDoubts(since: Since, stores: FormStores, sheet: Sheet): readonly string[] {
  const moment = fullMomentWords(since.moment);
  const counts = `The record says ${moment}, when this was written: correct it before you propose it, because the pause counts from there.`;
  return [
    ...(since.known === "stated"
      ? []
      : [
          since.refused === null
            ? `Nobody said since when. ${counts}`
            : `${inertCode(since.refused, 60)} is no moment of the past with its offset, such as ${inertCode("2026-11-20T14:10:00+01:00")}. ${counts}`,
        ]),
    ...(stores.unknown === null
      ? []
      : [
          `The sheet has no store ${inertCode(stores.unknown, 60)}, so the record names every store. It knows ${Object.keys(
            sheet.stores,
          )
            .slice(0, mostConclusions)
            .map((id) => inertCode(id))
            .join(", ")}.`,
        ]),
  ];
}

/** Which stores, in words; inert. */
export function storesWords({ known }: FormStores): string {
  return known.length === 0 ? "every store" : `store ${known.map((id) => inertCode(id)).join(", ")}`;
}

/** Conclusions not to be drawn, with what to use instead; at most twenty. */
export function conclusionsTable(sheet: Sheet, ids: readonly string[]): string {
  const rows = ids.slice(0, mostConclusions).map((id) => {
    const conclusion = sheet.conclusions[id];
    return [inertText(conclusion?.title ?? id, 200), inertProse(conclusion?.instead ?? "", 600)];
  });
  const more = ids.length - rows.length;
  return `${markdownTable(["Do not use", "Use instead"], rows)}${more > 0 ? `\n\nand ${String(more)} more.` : ""}`;
}

/** The button-like line that proposes a record, or what to do without a link. */
export function recordLine(link: string | null, says: string, command: string): string {
  if (link !== null) return `**[${says}](${link})**, which nothing holds up.`;
  return `**${says}** with ${inertCode(command)}: the link can't hold it.`;
}
