import type { Sheet } from "../../model/sheet.ts";
import { counted } from "../in-words.ts";
import { inertText } from "../inert/inert-markdown.ts";
import { changesSection } from "./changes-section.ts";
import { conclusionsSection } from "./conclusions-section.ts";
import { eventsSection } from "./events-section.ts";
import { glossarySection } from "./glossary-section.ts";
import { handoffSection } from "./handoff-section.ts";
import { incidentsSection } from "./incidents-section.ts";
import { inputsSection } from "./inputs-section.ts";
import { ownersSection } from "./owners-section.ts";
import { pictureSection } from "./picture-section.ts";
import { policySection } from "./policy-section.ts";
import { anchor, anchorName } from "./references.ts";
import { retestsSection } from "./retests-section.ts";
import type { Section } from "./section.ts";
import { sheetView } from "./sheet-view.ts";
import { sourcesSection } from "./sources-section.ts";

const everySection: readonly Section[] = [
  changesSection,
  incidentsSection,
  conclusionsSection,
  pictureSection,
  eventsSection,
  sourcesSection,
  retestsSection,
  inputsSection,
  ownersSection,
  policySection,
  handoffSection,
  glossarySection,
];

const header = `<!--
  Rendered from the YAML files beside it; never edited by hand.
  To change this page, edit the YAML and run: npx signal-governance render
-->`;

/**
 * The sheet as a page, `SHEET.md`: a function of the sheet alone, byte for byte. Entries keep the order in which the sheet
 * holds them; what is derived follows the order of what it is derived from. Foreign text is inert throughout.
 */
export function renderSheet(sheet: Sheet): string {
  const view = sheetView(sheet);
  const parts = everySection
    .map((section) => ({ section, body: section.render(view) }))
    .filter(({ body }) => body !== "");
  const contents = parts.map(({ section }) => `[${section.title}](#${anchorName("section", section.id)})`).join(" · ");
  const sections = parts.map(({ section, body }) => `## ${anchor("section", section.id)}${section.title}\n\n${body}`);
  return `${[header, ...opening(sheet), contents, ...sections].join("\n\n")}\n`;
}

function opening(sheet: Sheet): readonly string[] {
  const size = (entries: Readonly<Record<string, unknown>>): number => Object.keys(entries).length;
  return [
    `# ${inertText(sheet.name, 200)}: the governance sheet`,
    "That an event arrives does not prove that it is true. This page says what each event means, who vouches for it, which changes can break it, " +
      "what must be retested then, and which conclusions nobody may draw until it has passed.",
    [
      counted(size(sheet.events), "event"),
      counted(size(sheet.parameters), "parameter"),
      counted(size(sheet.triggers), "kind of change", "kinds of change"),
      counted(size(sheet.retests), "retest"),
      counted(size(sheet.conclusions), "conclusion"),
      counted(size(sheet.incidents), "known incident"),
    ].join(" · "),
  ];
}
