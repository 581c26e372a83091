import { Minimatch } from "minimatch";
import { fireTriggers } from "../src/firing/fire-triggers.ts";
import type { Change } from "../src/model/change.ts";
import type { Sheet, Trigger } from "../src/model/sheet.ts";
import { type Bench, measureInTurns, timeOf } from "./measure.ts";
import { sheetWith, trigger } from "../test/firing/small-sheet.ts";

const triggerCount = 100;
const globsEach = 20;
const folders = ["layout", "sections", "snippets", "assets", "src/lib", "src/routes", "extensions/pixel/src", "docs"];
const endings = ["liquid", "js", "ts", "css", "json", "md"];

/** Deciding which of many triggers a large change fires, beside asking each bare compiled glob about each path once. */
export const firingBench: Bench = {
  name: "firing",
  run() {
    const sheet = someSheet();
    const small = someChange(3000);
    const large = someChange(30_000);
    const globs = Object.values(sheet.triggers).flatMap(({ when }) => when.flatMap(({ paths = [] }) => paths));
    const what = `decide 3000 files, ${triggerCount} triggers of ${globsEach} globs`;
    const [value, baseline_value] = measureInTurns(
      5,
      () => fireTriggers(unseen(sheet), small),
      () => matchAll(globs, small),
    );
    const ofLarge = timeOf(() => fireTriggers(unseen(sheet), large));
    return [
      { what, value, baseline: "each glob against each path, bare minimatch", baseline_value, goal: 1.5 },
      {
        what: "decide 30000 files",
        value: ofLarge,
        baseline: "ten times 3000 files",
        baseline_value: value * 10,
        goal: 1.5,
      },
    ];
  },
};

/** The same sheet as one that was never asked about a file: what earlier runs remember of it must not count. */
function unseen(sheet: Sheet): Sheet {
  return { ...sheet, triggers: { ...sheet.triggers } };
}

/** Every distinct glob once, compiled within the measured time as the triggers' are, path by path: the faster order for minimatch. */
function matchAll(globs: readonly string[], change: Change): number {
  const compiled = [...new Set(globs)].map((glob) => new Minimatch(glob, { dot: true, noext: true, nocase: true }));
  let matched = 0;
  for (const { path } of change.files) for (const glob of compiled) if (glob.match(path)) matched += 1;
  return matched;
}

/** Globs of the shapes that sheets have, all distinct; a few match much, most match little. */
function glob(index: number): string {
  const folder = folders[index % folders.length] ?? "";
  const ending = endings[index % endings.length] ?? "";
  const shapes = [
    `**/${folder}/**/*-${index}.${ending}`,
    `${folder}/part-${index}/**`,
    `**/*{pixel-${index},gtm-${index},tracking-${index}}*`,
    `apps/*/${folder}/*${index}*.{${ending},txt}`,
    `**/file-${index}.${ending}`,
  ];
  return shapes[index % shapes.length] ?? "";
}

function someSheet(): Sheet {
  const triggers = Array.from({ length: triggerCount }, (_, index): readonly [string, Trigger] => {
    const paths = Array.from({ length: globsEach }, (_, place) => glob(index * globsEach + place));
    return [`trigger-${index}`, trigger([{ paths }])];
  });
  return sheetWith(Object.fromEntries(triggers), {});
}

function someChange(count: number): Change {
  const sha = (index: number): string => index.toString(16).padStart(40, "0");
  const files = Array.from({ length: count }, (_, index) => {
    const folder = folders[index % folders.length] ?? "";
    const path = `${folder}/part-${index % 97}/file-${index}.${endings[index % endings.length] ?? ""}`;
    return { status: "modified" as const, path, old_path: null, before: sha(index), after: sha(index + 1) };
  });
  return { branch: "main", base: sha(1), merge_base: sha(1), head: sha(2), files, texts: { before: {}, after: {} } };
}
