import type { Change, ChangedFile, FileText } from "../../src/model/change.ts";
import type { ConditionEntry, Event, Sheet, Store, Trigger } from "../../src/model/sheet.ts";

const parameter = { source_of_truth: "The order record", must_hold: "Is true", owner: "tracking" };

function event(parameters: readonly string[]): Event {
  const path = { source: "backend", sender: null, detail: null };
  return {
    business_action: "A customer acts",
    fires_when: "Once",
    never_when: "On a reload",
    browser: path,
    server: path,
    event_id: { logic: "One generator", template: null },
    contract: null,
    parameters: Object.fromEntries(parameters.map((id) => [id, parameter])),
    owner: "tracking",
    rollback: { owner: "tracking", rule: "Undo", resume_when: { retests: [], soak_hours: 0 } },
  };
}

export function store(over: Partial<Store> = {}): Store {
  return { domain: "northwind.example", dataset: "123456789012345", currency: "USD", paths: [], branches: [], ...over };
}

export function trigger(when: readonly ConditionEntry[], touches: readonly string[] = ["Purchase.*"]): Trigger {
  const retests = { before_merge: ["preview-order"], after_release: [] };
  return { title: "A change", owner: "tracking", when, touches, retests, sign_off: null, resume: "after-release" };
}

/** A sheet with Purchase and AddToCart, one store, and the given triggers. */
export function sheetWith(
  triggers: Readonly<Record<string, Trigger>>,
  stores: Sheet["stores"] = { us: store() },
): Sheet {
  return {
    name: "Northwind Outdoor",
    stores,
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
    parameters: {},
    events: { Purchase: event(["value", "currency", "event_id"]), AddToCart: event(["value", "event_id"]) },
    conclusions: {},
    retests: {},
    triggers,
    incidents: {},
    handoff: { items: {}, links: [], max_age_days: 90 },
  };
}

/** A sheet with one trigger, `watched`, of one entry. */
export function sheetOf(entry: ConditionEntry): Sheet {
  return sheetWith({ watched: trigger([entry]) });
}

export type Sides = readonly [before: string | FileText | null, after: string | FileText | null];

/**
 * A change from the two sides of each file; null where a side does not exist. Every text is given, and no folder
 * is a Shopify extension unless its TOML is among the files.
 */
export function changeOf(files: Readonly<Record<string, Sides>>, branch = "main"): Change {
  const entries = Object.entries(files);
  const texts = (side: 0 | 1): Record<string, FileText> => ({
    ...noExtensions(Object.keys(files)),
    ...Object.fromEntries(entries.map(([path, sides]) => [path, fileText(sides[side])])),
  });
  return {
    branch,
    base: "b".repeat(40),
    merge_base: "m".repeat(40),
    head: "f".repeat(40),
    files: entries.filter(([, [before, after]]) => before !== after).map(([path, sides]) => changed(path, sides)),
    texts: { before: texts(0), after: texts(1) },
  };
}

function noExtensions(paths: readonly string[]): Record<string, FileText> {
  const folders = paths.flatMap((path) => path.split("/").map((_, depth, parts) => parts.slice(0, depth).join("/")));
  const files = folders.map((folder) => `${folder}/shopify.extension.toml`.replace(/^\//, ""));
  return Object.fromEntries(files.map((file) => [file, { missing: true } as const]));
}

/** A change that renames a file, with the same text on both sides unless `after` differs. */
export function renameOf(old_path: string, path: string, sides: readonly [string, string] = ["", ""]): Change {
  const change = changeOf({});
  const file: ChangedFile = { status: "renamed", path, old_path, before: blob(sides[0]), after: blob(sides[1]) };
  const none = noExtensions([old_path, path]);
  return {
    ...change,
    files: [file],
    texts: {
      before: { ...none, [old_path]: { text: sides[0] } },
      after: { ...none, [path]: { text: sides[1] } },
    },
  };
}

function changed(path: string, [before, after]: Sides): ChangedFile {
  const status = before === null ? "added" : after === null ? "removed" : "modified";
  return {
    status,
    path,
    old_path: null,
    before: before === null ? null : blob(before),
    after: after === null ? null : blob(after),
  };
}

function fileText(side: Sides[number]): FileText {
  if (side === null) return { missing: true };
  return typeof side === "string" ? { text: side } : side;
}

/** Forty hex digits that stand for a text: equal for equal texts. */
function blob(side: string | FileText): string {
  let hash = 7;
  for (const character of typeof side === "string" ? side : JSON.stringify(side)) {
    hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 0xffffffff;
  }
  return hash.toString(16).padStart(40, "0");
}
