import { Minimatch } from "minimatch";
import { fireTriggers } from "../src/firing/fire-triggers.ts";
import type { Change } from "../src/model/change.ts";
import type { Sheet, Trigger } from "../src/model/sheet.ts";
import { type Bench, measureInTurns, timeOf } from "./measure.ts";

const TRIGGERS = 100;
const GLOBS = 20;
const FOLDERS = ["layout", "sections", "snippets", "assets", "src/lib", "src/routes", "extensions/pixel/src", "docs"];
const ENDINGS = ["liquid", "js", "ts", "css", "json", "md"];

/** Deciding which of many triggers a large change fires, beside asking each bare compiled glob about each path once. */
export const firingBench: Bench = {
  name: "firing",
  run() {
    const sheet = someSheet();
    const small = someChange(3000);
    const large = someChange(30_000);
    const globs = Object.values(sheet.triggers).flatMap(({ when }) => when.flatMap(({ paths = [] }) => paths));
    const what = `decide 3000 files, ${TRIGGERS} triggers of ${GLOBS} globs`;
    const [ms, baseline_ms] = measureInTurns(
      5,
      () => fireTriggers(unseen(sheet), small),
      () => matchAll(globs, small),
    );
    const large_ms = timeOf(() => fireTriggers(unseen(sheet), large));
    return [
      { what, ms, baseline: "each glob against each path, bare minimatch", baseline_ms, goal: 1.5 },
      { what: "decide 30000 files", ms: large_ms, baseline: "ten times 3000 files", baseline_ms: ms * 10, goal: 1.5 },
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
  const folder = FOLDERS[index % FOLDERS.length] ?? "";
  const ending = ENDINGS[index % ENDINGS.length] ?? "";
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
  const triggers = Object.fromEntries(
    Array.from({ length: TRIGGERS }, (_, index) => [`trigger-${index}`, someTrigger(index)]),
  );
  const none = { source: "none", sender: null, detail: null };
  const value = { source_of_truth: "The order", must_hold: "Equals the order", owner: "tracking" };
  const rollback = { owner: "tracking", rule: "Undo", resume_when: { retests: [], soak_hours: 0 } };
  const event_id = { logic: "The order's id", template: null };
  const words = { business_action: "An order is placed", fires_when: "Once", never_when: "On a reload" };
  return {
    name: "Northwind Outdoor",
    stores: {},
    inputs: [],
    policy: {
      mode: "enforce",
      owner: "tracking",
      sign_off: { allow_author: false, distinct_people: false },
      solo: null,
      release: "with-merge",
      override: null,
      rollback_days: 14,
      freezes: [],
    },
    owners: {},
    parameters: { value },
    events: {
      Purchase: {
        ...words,
        browser: none,
        server: none,
        event_id,
        contract: null,
        parameters: { value },
        owner: "tracking",
        rollback,
      },
    },
    conclusions: {},
    retests: {},
    triggers,
    incidents: {},
    handoff: { items: {}, links: [], max_age_days: 90 },
  };
}

function someTrigger(index: number): Trigger {
  const paths = Array.from({ length: GLOBS }, (_, place) => glob(index * GLOBS + place));
  const retests = { before_merge: [], after_release: [] };
  return {
    title: "A change",
    owner: "tracking",
    when: [{ paths }],
    touches: ["Purchase.*"],
    retests,
    sign_off: null,
    resume: "after-release",
  };
}

function someChange(count: number): Change {
  const sha = (index: number): string => index.toString(16).padStart(40, "0");
  const files = Array.from({ length: count }, (_, index) => {
    const folder = FOLDERS[index % FOLDERS.length] ?? "";
    const path = `${folder}/part-${index % 97}/file-${index}.${ENDINGS[index % ENDINGS.length] ?? ""}`;
    return { status: "modified" as const, path, old_path: null, before: sha(index), after: sha(index + 1) };
  });
  return { branch: "main", base: sha(1), merge_base: sha(1), head: sha(2), files, texts: { before: {}, after: {} } };
}
