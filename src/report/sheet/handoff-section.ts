import type { HandoffItem } from "../../model/sheet.ts";
import { inertCode, inertLink, inertProse, inertText } from "../inert/inert-markdown.ts";
import { markdownTable } from "../table.ts";
import { ownerTitle } from "./references.ts";
import type { Section } from "./section.ts";
import type { SheetView } from "./sheet-view.ts";

const states = { open: "⬜ open", done: "✅ done", "not-applicable": "– does not apply" } as const;

/** The closeout checklist with its evidence, and pages worth knowing. */
export const handoffSection: Section = {
  id: "handoff",
  title: "Handoff",
  render: (view) => {
    const { items, links } = view.sheet.handoff;
    const rows = Object.values(items).map((item) => row(view, item));
    const pages = links.map(({ title, url }) => `- ${inertLink(title, url)}`);
    return [
      ...(rows.length === 0
        ? []
        : [markdownTable(["What is handed over", "State", "Date", "Owner", "Evidence"], rows)]),
      ...(pages.length === 0 ? [] : [`Worth knowing:\n\n${pages.join("\n")}`]),
    ].join("\n\n");
  },
};

function row({ sheet }: SheetView, item: HandoffItem): readonly string[] {
  const detail = item.detail === null ? "" : `<br>${inertProse(item.detail)}`;
  return [
    `**${inertText(item.title)}**${detail}`,
    states[item.state],
    item.date === null ? "–" : inertText(item.date),
    ownerTitle(sheet, item.owner),
    item.evidence === null ? "–" : evidenceWords(item.evidence),
  ];
}

function evidenceWords(evidence: string): string {
  return /^https?:\/\//i.test(evidence) ? inertLink("evidence", evidence) : inertCode(evidence);
}
