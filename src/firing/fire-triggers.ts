import type { Change, ChangedFile } from "../model/change.ts";
import type { Because, Firing, FiringFact } from "../model/firing.ts";
import type { Sheet, Signal } from "../model/sheet.ts";
import { createPathSet, type PathSet } from "../pattern/path-set.ts";
import { namesOf } from "./both-sides.ts";
import type { Candidate, Hit } from "./condition.ts";
import { expandSignals } from "./expand-signals.ts";
import { lookAt, type Look } from "./look.ts";
import { compareText } from "./compare-text.ts";
import { blobsOf, fileFact } from "./file-fact.ts";
import { sortedFacts } from "./sorted-facts.ts";
import { type StatedEntry, statedEntriesOf, watchersOf } from "./stated-conditions.ts";
import { storesConcerned } from "./stores-concerned.ts";

/**
 * The triggers of a sheet that a change fires, by id. Pure; the order of the change's files makes no difference.
 * `declared` entries never fire here, and files under `governance/` fire nothing. Give `paths` to compile globs once for many changes.
 */
export function fireTriggers(sheet: Sheet, change: Change, paths: PathSet = createPathSet()): readonly Firing[] {
  const look = lookAt(change, paths);
  const entries = statedEntriesOf(sheet);
  const fired = new Map<string, Fired>();
  for (const file of change.files) {
    const names = namesOf(file).map((name) => ({ name, watching: watchersOf(entries, name, look.paths) }));
    for (const entry of new Set(names.flatMap(({ watching }) => watching))) {
      const met = meets(entry, { file, names }, look);
      if (met === null) continue;
      const so = fired.get(entry.trigger) ?? nothingYet();
      fired.set(entry.trigger, so);
      so.files.add(file);
      so.because.push(...met.because);
      so.facts.push(...met.facts);
      for (const signal of entry.entry.touches ?? sheet.triggers[entry.trigger]?.touches ?? []) so.touches.add(signal);
    }
  }
  return [...fired]
    .sort(([a], [b]) => compareText(a, b))
    .map(([trigger, so]) => ({
      trigger,
      because: sortedBecause(so.because),
      signals: expandSignals([...so.touches], sheet.events),
      stores: storesConcerned(sheet.stores, { branch: change.branch, files: [...so.files] }, look.paths),
      facts: sortedFacts(so.facts),
    }));
}

/** Fired files that a fingerprint must hash but whose blob ids nobody read: paths, sorted. With any of them nothing can be decided. */
export function unreadBlobs(firings: readonly Firing[], change: Change): readonly string[] {
  const hashed = new Set(
    firings.flatMap(({ facts }) => facts.filter(([kind]) => kind === "file").map((fact) => fact[2])),
  );
  return change.files
    .filter((file) => hashed.has(file.path))
    .filter((file) => blobsOf(file).before === undefined || blobsOf(file).after === undefined)
    .map(({ path }) => path)
    .sort();
}

interface Fired {
  readonly files: Set<ChangedFile>;
  readonly because: Because[];
  readonly facts: FiringFact[];
  readonly touches: Set<Signal>;
}

function nothingYet(): Fired {
  return { files: new Set(), because: [], facts: [], touches: new Set() };
}

type Met = Pick<Firing, "because" | "facts">;

interface NamedFile {
  readonly file: ChangedFile;
  /** Its names, each with the entries that it can meet. */
  readonly names: readonly { readonly name: string; readonly watching: readonly StatedEntry[] }[];
}

function meets(stated: StatedEntry, { file, names }: NamedFile, look: Look): Met | null {
  const watched = names.filter(({ watching }) => watching.includes(stated));
  for (const { name } of watched) {
    const crosses = watched.length < names.length;
    const hits = hitsOf(stated, { file: crosses ? crossing(file, name) : file, name }, look);
    if (hits !== null) return met(file, crosses ? hits.map((hit) => movedHit(file, hit)) : hits);
  }
  return null;
}

/** A renamed file as an entry sees it that watches one of its names: it comes into the watched files, or it leaves them. */
function crossing(file: ChangedFile, name: string): ChangedFile {
  return { ...file, status: name === file.path ? "added" : "removed" };
}

/** Such a file may have no changed line, so it is said that it moved. */
function movedHit({ old_path }: ChangedFile, hit: KindHit): KindHit {
  return { ...hit, because: hit.because.map((one) => ({ detail: `renamed from ${old_path ?? ""}`, ...one })) };
}

type KindHit = Hit & Pick<Because, "condition">;

function hitsOf({ entry, conditions }: StatedEntry, candidate: Candidate, look: Look): KindHit[] | null {
  const hits: KindHit[] = [];
  for (const condition of conditions) {
    const hit = condition.matches(candidate, entry, look);
    if (hit === null) return null;
    hits.push({ ...hit, condition: condition.kind });
  }
  return hits;
}

/** Beside another condition `paths` only says where to look: it explains nothing and hashes nothing. */
function met(file: ChangedFile, hits: readonly KindHit[]): Met {
  const telling = hits.length > 1 ? hits.filter(({ condition }) => condition !== "paths") : hits;
  return {
    because: telling.flatMap(({ condition, because }) =>
      because.map((one) => ({ file: file.path, condition, ...one })),
    ),
    facts: telling.flatMap(({ facts }) => (facts === "file" ? [fileFact(file)] : facts)),
  };
}

function sortedBecause(because: readonly Because[]): readonly Because[] {
  const byText = new Map(because.map((one) => [sortText(one), one]));
  return [...byText].sort(([a], [b]) => compareText(a, b)).map(([, one]) => one);
}

function sortText({ file, condition, line = 0, pattern = "", detail = "" }: Because): string {
  return JSON.stringify([file, condition, String(line).padStart(10, "0"), pattern, detail]);
}
