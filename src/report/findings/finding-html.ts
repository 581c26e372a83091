import type { Finding } from "../../model/finding.ts";
import { messageFor } from "../finding-pages/finding-messages.ts";
import { inertHtml, inertHtmlProse } from "../inert/inert-html.ts";

/** A finding as the content of an item of an HTML list: the file, what is wrong, what to do. */
export function findingHtml(finding: Finding): string {
  const { message, fix } = messageFor(finding);
  const file = finding.place === undefined ? "" : `<code>${inertHtml(finding.place.file, 200)}</code>: `;
  return `${file}${inertHtmlProse(message)}${fix === null ? "" : `; ${inertHtmlProse(fix)}`}`;
}
