import type { Answers, Comment, Review } from "../../src/model/answers.ts";
import type { Change, ChangedFile, FileText } from "../../src/model/change.ts";
import type { Facts, Snapshot } from "../../src/model/facts.ts";
import type { Sheet } from "../../src/model/sheet.ts";
import type { Requirement, Verdict } from "../../src/model/verdict.ts";
import { evaluate } from "../../src/gate/evaluate.ts";
import { smallSheet } from "../fixtures/small-sheet.ts";

export const base = "b".repeat(40);
export const mergeBase = "a".repeat(40);
export const firstHead = "1".repeat(40);
export const head = "2".repeat(40);
export const now = "2026-11-22T12:00:00Z";

/** The small sheet without teams and checks: every role has people, every retest before the merge is attested. */
export const sheet: Sheet = withSheet(smallSheet, (draft) => ({
  ...draft,
  owners: Object.fromEntries(Object.entries(draft.owners).map(([id, owner]) => [id, { ...owner, teams: [] }])),
  triggers: {
    ...draft.triggers,
    ...edit(draft.triggers, "checkout", (trigger) => ({
      ...trigger,
      when: trigger.when.slice(0, 1),
      retests: { ...trigger.retests, before_merge: ["preview-order"] },
    })),
  },
  policy: { ...draft.policy, freezes: [] },
}));

/** A copy of a sheet with something changed. */
export function withSheet(from: Sheet, change: (from: Sheet) => Sheet): Sheet {
  return change(from);
}

/** One entry of a map, changed; throws when the map has no such entry. */
export function edit<T>(
  map: Readonly<Record<string, T>>,
  id: string,
  change: (entry: T) => T,
): Readonly<Record<string, T>> {
  const entry = map[id];
  if (entry === undefined) throw new Error(`no ${id}`);
  return { ...map, [id]: change(entry) };
}

/** A changed file with blobs made from what it says before and after. */
export function file(
  path: string,
  before: string | null,
  after: string | null,
): { readonly file: ChangedFile; readonly texts: [FileText, FileText] } {
  const status = before === null ? "added" : after === null ? "removed" : "modified";
  return {
    file: { status, path, old_path: null, before: blob(before), after: blob(after) },
    texts: [text(before), text(after)],
  };
}

/** A stable stand-in for a blob id: equal texts have equal ids. */
export function blob(content: string | null): string | null {
  if (content === null) return null;
  let hash = 7;
  for (const letter of content) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 0xffffffff;
  return hash.toString(16).padStart(40, "0");
}

function text(content: string | null): FileText {
  return content === null ? { missing: true } : { text: content };
}

export const checkoutEdit = file("extensions/pay/run.js", "const a = 1;\n", "const a = totalPrice;\n");
export const themeEdit = file("sections/product.liquid", "a\n", "b\n");
export const styleEdit = file("assets/base.css", "a\n", "b\n");

/** A snapshot of these files at a head. */
export function snapshot(files: readonly ReturnType<typeof file>[], at: string = head): Snapshot {
  const change: Change = {
    branch: "main",
    base,
    merge_base: mergeBase,
    head: at,
    files: files.map((item) => item.file),
    texts: {
      before: Object.fromEntries(files.map((item) => [item.file.path, item.texts[0]])),
      after: Object.fromEntries(files.map((item) => [item.file.path, item.texts[1]])),
    },
  };
  return { change, proposed: null, conflicts: [], records: [], evidence: [] };
}

/** A sheet that is proposed by the change. */
export function proposing(proposed: Sheet, from: Snapshot): Snapshot {
  return { ...from, proposed: { state: "valid", commit: head, sheet: proposed, findings: [] } };
}

export interface World {
  readonly sheet?: Sheet;
  readonly current?: Snapshot;
  readonly answers?: Partial<Answers>;
  readonly facts?: Partial<Facts>;
}

/** Facts of a pull request by @bo; everything that is not given is ordinary. */
export function facts({
  sheet: judge = sheet,
  current = snapshot([checkoutEdit]),
  answers,
  facts: more,
}: World = {}): Facts {
  return {
    version: 1,
    now,
    subject: { kind: "pull-request", number: 12, url: null, draft: false, opened_at: "2026-11-20T09:00:00Z" },
    policies: { base: { state: "valid", commit: base, sheet: judge, findings: [] }, group: null },
    current,
    reviewed: {},
    landed: {},
    answers: {
      comments: [],
      reviews: [],
      heads: [{ sha: current.change.head, first_status_at: "2026-11-22T09:00:00Z" }],
      posts_statuses: true,
      checks: [],
      ...answers,
    },
    people: { author: "bo", contributors: ["bo"], teams: {}, admins: [] },
    foreign_statuses: [],
    problems: [],
    ...more,
  };
}

let nextId = 1;

/** A comment with one line, after the gate's first status on the head. */
export function says(author: string, body: string, created_at = "2026-11-22T10:00:00Z"): Comment {
  return { id: nextId++, author, body, created_at, edited: false, url: null };
}

/** A review of the head, after the gate's first status on it. */
export function reviews(author: string, state: Review["state"], submitted_at = "2026-11-22T10:00:00Z"): Review {
  return { id: nextId++, author, state, submitted_at, commit: head, url: null };
}

/** The requirement with this key; throws when the verdict has none. */
export function requirement(verdict: Verdict, key: string): Requirement {
  const found = verdict.requirements.find((item) => item.key === key);
  if (found === undefined)
    throw new Error(`no ${key} among ${verdict.requirements.map((item) => item.key).join(", ")}`);
  return found;
}

/** States by key. */
export function states(verdict: Verdict): Readonly<Record<string, string>> {
  return Object.fromEntries(verdict.requirements.map(({ key, state }) => [key, state]));
}

/** The lines that answer everything open, each by the first person who may. */
export function answersTo(verdict: Verdict): readonly Comment[] {
  return verdict.requirements.map(({ kind, id, fingerprint, people }) =>
    says(
      people[0] ?? "",
      kind === "retest"
        ? `/signal passed ${id} ${fingerprint} https://northwind.example/run/1`
        : `/signal sign-off ${fingerprint}`,
    ),
  );
}

/** Verdict of a world. */
export function judge(world: World = {}): Verdict {
  return evaluate(facts(world));
}
