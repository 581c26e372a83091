import type { Instant } from "../../model/answers.ts";
import type { Sheet } from "../../model/sheet.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { plainText } from "../../report/inert/plain-text.ts";
import { passingWords } from "../../report/sheet/passing-words.ts";

/** A sample to fill, or the retests that are proven by one. */
export type SampleTemplate =
  | { readonly ok: true; readonly stem: string; readonly text: string }
  | { readonly ok: false; readonly known: readonly string[] };

const fewestRows = 10;

const howTo = [
  "Each row is one order (or product): replace its name by a reference that names no person, its number.",
  "Each side is what that source says: a value, null for `it was not there`, unknown for `nobody could see it`.",
  "A side that has no say about a parameter goes: left at unknown it keeps the whole row unknown.",
  "No name, address, e-mail or hash belongs in this file: it stays in git for good.",
];

/** An evidence file that already parses and knows nothing yet: a row for each order, every side `unknown`, and how to fill it. `taken_at` is now. */
export function sampleTemplate(
  sheet: Sheet,
  id: string,
  { now, rows }: { readonly now: Instant; readonly rows: number | null },
): SampleTemplate {
  const retest = entryOf(sheet.retests, id);
  const criteria = Object.entries(retest?.passes_when ?? {});
  if (retest?.evidence !== "sample" || criteria.length === 0) return { ok: false, known: sampled(sheet) };
  const count = rows ?? Math.max(fewestRows, ...criteria.map(([, { min_known = 0 }]) => min_known));
  const parameters = criteria.map(([parameter]) => parameter);
  const lines = [
    comment(retest.title),
    ...retest.method.map((step, index) => comment(`${index + 1}. ${step}`)),
    ...passingWords(retest).map((words) => comment(`Passes when ${words}.`)),
    ...howTo.map(comment),
    "kind: sample",
    `retest: ${id}`,
    `taken_at: ${now} # the moment you looked`,
    "rows:",
    ...Array.from({ length: count }, (_, index) => row(index + 1, parameters)).flat(),
  ];
  return { ok: true, stem: `${now.slice(0, 10)}-${id}`, text: `${lines.join("\n")}\n` };
}

function sampled(sheet: Sheet): readonly string[] {
  return Object.keys(sheet.retests).filter((id) => sheet.retests[id]?.evidence === "sample");
}

/** One line, whatever the sheet's text holds. */
function comment(text: string): string {
  return `# ${plainText(text, 1_000)}`;
}

/** The catalogue is asked about what an event sends of it: `content_ids` and its like. */
function row(number: number, parameters: readonly string[]): readonly string[] {
  return [
    `  - order: "order-${number}"`,
    "    values:",
    ...parameters.map((parameter) => {
      const sides = ["order", "browser", "server", ...(parameter.startsWith("content") ? ["catalogue"] : [])];
      return `      ${parameter}: { ${sides.map((side) => `${side}: unknown`).join(", ")} }`;
    }),
  ];
}
