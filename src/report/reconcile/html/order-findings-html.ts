import type { Reconciliation } from "../../../model/reconciliation.ts";
import { inertHtml, inertHtmlProse } from "../../inert/inert-html.ts";
import { grouped } from "../../number-words.ts";
import { type OrderFinding, orderFindings } from "../order-findings.ts";
import { element } from "./markup.ts";

const most = 50;
const longest = 1_000;

/** What moved or appeared beside the verdicts, with records to copy; null: nothing did. */
export function orderFindingsHtml({ findings }: Reconciliation): string | null {
  const all = orderFindings(findings);
  if (all.length === 0) return null;
  const more = all.length - most;
  const items = all.slice(0, most).map(findingItem);
  return element("ul", {}, ...items, more > 0 ? `<li>and ${grouped(more)} more</li>` : "");
}

function findingItem({ says, fix, record }: OrderFinding): string {
  const words = `${inertHtmlProse(says, longest)}${fix === null ? "" : `; ${inertHtmlProse(fix, longest)}`}`;
  if (record === null) return element("li", {}, words);
  const label = `The record, to copy into ${record.path}`;
  const lines = record.lines.map(exactHtml).join("\n");
  return element(
    "li",
    {},
    words,
    element("pre", { class: "scroll", role: "region", tabindex: 0, "aria-label": label }, element("code", {}, lines)),
  );
}

/** A line with its indentation, which reads as it is written. */
function exactHtml(line: string): string {
  const words = line.trimStart();
  return `${" ".repeat(line.length - words.length)}${inertHtml(words, longest)}`;
}
