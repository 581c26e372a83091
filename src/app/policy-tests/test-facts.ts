import type { Answers } from "../../model/answers.ts";
import type { Change, ChangedFile, FileText } from "../../model/change.ts";
import type { Facts, SheetState, Snapshot } from "../../model/facts.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { WrittenTestCase } from "../../model/written.generated.ts";
import type { SheetText } from "../../port/repository.ts";
import { wantedReads } from "../../firing/wanted-reads.ts";
import { login } from "../../gate/answers/people.ts";
import { evidencePaths } from "../../evidence/record-numbers.ts";
import { parseEvidence } from "../../sheet/parse-evidence.ts";
import { isEvidencePath } from "../sheet/sheet-paths.ts";
import { blobOf, testFiles, type TestedFile } from "./test-files.ts";
import { testRecords } from "./test-records.ts";
import { proposedByTest } from "./test-proposal.ts";
import { dayLength, hourLength } from "../../firing/durations.ts";

/** A sheet with the files it was read from. */
export interface TestedSheet {
  readonly sheet: Sheet;
  readonly files: readonly SheetText[];
}

const base = "b".repeat(40);
const mergeBase = "a".repeat(40);
const head = "c".repeat(40);
const minute = 60_000;

const usualDay = "2026-01-15";

/** When a test is judged without `now`: a fixed noon, or one beside the freezes that it would fall into. */
export function momentOf(test: WrittenTestCase, { policy }: Sheet): number {
  if (test.now !== undefined) return Date.parse(test.now);
  const beside = policy.freezes.flatMap(({ from, to }) => [dayAfter(to, 1), dayAfter(from, -1)]);
  const isOpen = (day: string): boolean => policy.freezes.every(({ from, to }) => day < from || to < day);
  const day = [usualDay, ...beside].find((candidate) => isDay(candidate) && isOpen(candidate)) ?? usualDay;
  return Date.parse(`${day}T12:00:00Z`);
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);
}

/** A freeze may last until the end of what a calendar can write. */
function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text);
}

/** The facts of a test's pull request, with these answers; what a test does not say is ordinary. */
export function testFacts(
  test: WrittenTestCase,
  tested: TestedSheet,
  answers: Pick<Answers, "comments" | "reviews" | "checks">,
): Facts {
  const now = momentOf(test, tested.sheet);
  const said = [...answers.comments.map((one) => one.created_at), ...answers.reviews.map((one) => one.submitted_at)];
  const opened = Math.min(now - (test.open_hours ?? 1) * hourLength, ...said.map((at) => Date.parse(at))) - minute;
  const author = login(test.author ?? "@somebody-without-a-role");
  const state = valid(tested.sheet);
  return {
    version: 1,
    now: instant(now),
    subject: { kind: "pull-request", number: 1, url: null, draft: false, opened_at: instant(opened) },
    policies: { base: state, group: null },
    current: snapshotOf(test, tested),
    reviewed: {},
    landed: {},
    answers: { ...answers, heads: [{ sha: head, first_status_at: instant(opened) }], posts_statuses: true },
    people: { author, contributors: [author], teams: membersOfTeams(tested.sheet), admins: [] },
    foreign_statuses: [],
    problems: [],
  };
}

/** Head of every test's change. */
export const testHead = head;

/** A moment as facts carry it. */
export function instant(time: number): string {
  return new Date(time).toISOString();
}

/** Each team has one member of its own: tests know nobody's teams. */
function membersOfTeams({ owners }: Sheet): Facts["people"]["teams"] {
  const teams = Object.values(owners).flatMap((owner) => owner.teams);
  return Object.fromEntries(teams.map((team) => [team, [memberOf(team)]]));
}

/** The login that stands for a team's members. */
export function memberOf(team: string): string {
  return login(team).replace("/", "-");
}

function valid(sheet: Sheet): SheetState {
  return { state: "valid", commit: base, sheet, findings: [] };
}

function snapshotOf(test: WrittenTestCase, { sheet, files }: TestedSheet): Snapshot {
  const { proposed, changed } = proposedByTest(test, files, head);
  const records = testRecords(test);
  const plain = testFiles(test);
  const edited = [...plain, ...changed, ...records.changed];
  const sheets = [sheet, ...(proposed?.state === "valid" ? [proposed.sheet] : [])];
  const change: Change = {
    branch: test.branch ?? "main",
    base,
    merge_base: mergeBase,
    head,
    files: edited.map(({ file }) => file),
    texts: textsOf(test, plain, sheets),
  };
  return {
    change,
    proposed,
    conflicts: [],
    records: records.records,
    evidence: evidenceOf(test, plain, records.records),
  };
}

/** The texts of the change, and of what else a condition looks at: it stands beside, or it does not exist. */
function textsOf(test: WrittenTestCase, plain: readonly TestedFile[], sheets: readonly Sheet[]): Change["texts"] {
  const files = plain.map(({ file }) => file);
  const wanted = wantedReads(sheets, files);
  const beside = new Map(Object.entries(test.beside ?? {}));
  const there = (path: string): FileText => {
    const text = beside.get(path);
    return text === undefined ? { missing: true } : { text };
  };
  const side = (
    paths: readonly string[],
    nameOf: (file: ChangedFile) => string | null,
    textOf: (tested: TestedFile) => FileText,
  ): Readonly<Record<string, FileText>> =>
    Object.fromEntries([
      ...paths.map((path) => [path, there(path)] as const),
      ...plain.flatMap((tested) => {
        const name = nameOf(tested.file);
        return name === null ? [] : [[name, textOf(tested)] as const];
      }),
    ]);
  return {
    before: side(
      wanted.before,
      (file) => (file.status === "added" ? null : (file.old_path ?? file.path)),
      ({ before }) => before,
    ),
    after: side(
      wanted.after,
      (file) => (file.status === "removed" ? null : file.path),
      ({ after }) => after,
    ),
  };
}

function evidenceOf(
  test: WrittenTestCase,
  plain: readonly TestedFile[],
  records: Snapshot["records"],
): Snapshot["evidence"] {
  const named = new Set(records.flatMap(({ after }) => (after?.state === "valid" ? evidencePaths(after.record) : [])));
  const beside = Object.entries(test.beside ?? {}).filter(([path]) => isEvidencePath(path) && named.has(path));
  const changed = plain.flatMap(({ file, after }) =>
    isEvidencePath(file.path) && "text" in after ? [[file.path, after.text] as const] : [],
  );
  return [...new Map([...beside, ...changed])]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => parseEvidence(path, blobOf(text), text));
}
