import fc from "fast-check";
import type { Answers, CheckRun, Comment, Review } from "../../src/model/answers.ts";
import type { Evidence } from "../../src/model/evidence.ts";
import type { Facts, Snapshot } from "../../src/model/facts.ts";
import type { RecordChange } from "../../src/model/record.ts";
import type { Sheet } from "../../src/model/sheet.ts";
import type { Requirement } from "../../src/model/verdict.ts";
import { evaluate } from "../../src/gate/evaluate.ts";
import { wantedReads } from "../../src/firing/wanted-reads.ts";
import { editsOfSheet, sheets } from "./generated-sheets.ts";
import { smallSheet } from "../fixtures/small-sheet.ts";
import {
  blob,
  checkoutEdit,
  facts,
  file,
  firstHead,
  head,
  proposing,
  snapshot,
  styleEdit,
  themeEdit,
} from "./world.ts";

const lockfile = (version: string): string => JSON.stringify({ dependencies: { "facebook-sdk": version } });

/** Files of every kind that matters: watched by a condition, the gate's own, and nobody's. */
export const filePool = [
  checkoutEdit,
  themeEdit,
  styleEdit,
  file("package.json", lockfile("1.0.0"), lockfile("2.0.0")),
  file("snippets/new.liquid", null, "new\n"),
  file("sections/old.liquid", "old\n", null),
  file("CODEOWNERS", "* @kim\n", "* @lin\n"),
  file(".github/workflows/gate.yml", "uses: northwind/signal-governance@1\n", "uses: northwind/signal-governance@2\n"),
  file("governance/triggers.yml", "a: 1\n", "a: 2\n"),
  renamed("docs/pay.js", "extensions/pay/moved.js"),
] as const;

function renamed(path: string, old_path: string): ReturnType<typeof file> {
  const made = file(path, "same\n", "same\n");
  return { ...made, file: { ...made.file, status: "renamed", old_path } };
}

const people = ["kim", "ada", "grace", "lin", "omar", "bo", "mallory"] as const;
const times = ["2026-11-22T08:30:00Z", "2026-11-22T10:00:00Z", "2026-11-22T11:30:00Z"] as const;

const sampleRow = fc.constantFrom("129.90", "129.9", "99", "unknown", null).map((server) => ({
  order: "1042",
  values: { value: { order: "129.90", browser: "129.90", server } },
}));

/** Samples that pass, fail or are about something else, and a file without numbers. */
const evidences: fc.Arbitrary<readonly Evidence[]> = fc
  .array(
    fc.record({
      name: fc.constantFrom("a", "b", "c"),
      rows: fc.array(sampleRow, { minLength: 1, maxLength: 12 }),
      taken_at: fc.constantFrom(...times, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"),
      retest: fc.constantFrom("order-sample", "preview-order"),
      kind: fc.constantFrom("sample", "other"),
    }),
    { maxLength: 3 },
  )
  .map((items) =>
    [...new Map(items.map((item) => [item.name, item])).values()].map(({ name, rows, taken_at, retest, kind }) => {
      const place = {
        path: `governance/evidence/${name}.yml`,
        blob: blob(JSON.stringify([name, rows, taken_at])) ?? "",
      };
      return kind === "other"
        ? { ...place, kind: "other" as const }
        : { ...place, kind: "sample" as const, sample: { kind: "sample" as const, retest, taken_at, rows } };
    }),
  );

const recordPool: readonly RecordChange[] = [
  record("danger", null, { kind: "change", declares: ["checkout"], happened_at: times[0] }),
  record("incident", null, { kind: "incident", incident: "value-drift", happened_at: times[0] }),
  record("odd", null, { kind: "incident", incident: "constructor", happened_at: times[0], amends: "x" }),
  record("harmless", null, { kind: "no-impact", trigger: "checkout", reason: "r", commits: ["abcdef1"] }),
  record("gone", { kind: "change", declares: ["checkout"], happened_at: times[0] }, null),
];

function record(id: string, before: RecordFile | null, after: RecordFile | null): RecordChange {
  const state = (held: RecordFile | null): RecordChange["before"] =>
    held === null ? null : { blob: blob(JSON.stringify(held)) ?? "", state: "valid", record: held };
  return { id, path: `governance/records/${id}.yml`, before: state(before), after: state(after), ancestor: null };
}

type RecordFile = Extract<NonNullable<RecordChange["after"]>, { readonly state: "valid" }>["record"];

/** The snapshot as a host reads it: what a condition of the sheet looks at and is not there, is there as missing. */
export function readable(from: Snapshot): Snapshot {
  const { change } = from;
  const wanted = wantedReads([smallSheet], change.files);
  const missing = (paths: readonly string[]) =>
    Object.fromEntries(paths.map((path) => [path, { missing: true as const }]));
  const texts = {
    before: { ...missing(wanted.before), ...change.texts.before },
    after: { ...missing(wanted.after), ...change.texts.after },
  };
  return { ...from, change: { ...change, texts } };
}

/** Some files, some evidence; no proposal yet. */
export const snapshots: fc.Arbitrary<Snapshot> = fc
  .record({ files: fc.subarray([...filePool], { minLength: 1 }), evidence: evidences })
  .map(({ files, evidence }) => ({ ...readable(snapshot(files)), evidence }));

/** What the change itself says beyond its files: a sheet of its own and records. */
export const headWords: fc.Arbitrary<(from: Snapshot, base: Sheet) => Snapshot> = fc
  .record({ change: fc.option(editsOfSheet), records: fc.subarray([...recordPool]) })
  .map(({ change, records }) => (from, base) => ({
    ...(change === null ? from : proposing(change(base), from)),
    records,
  }));

const checkRuns: fc.Arbitrary<CheckRun> = fc.record({
  name: fc.constantFrom("pixel-contract", "other"),
  app: fc.constantFrom("github-actions", "impostor"),
  status: fc.constantFrom<CheckRun["status"]>("completed", "queued", "in_progress"),
  conclusion: fc.constantFrom("success", "failure", "neutral", "skipped", null),
  started_at: fc.constantFrom(...times, null),
  completed_at: fc.constantFrom(...times, null),
  url: fc.constant(null),
});

/** Who says what about an unanswered change; the numbers pick among what there is to say. */
interface Said {
  readonly who: string;
  readonly about: number;
  readonly what: "answer" | "sign-off" | "no-impact" | "override" | "stale" | "noise";
  readonly at: string;
}

const saids: fc.Arbitrary<readonly Said[]> = fc.array(
  fc.record({
    who: fc.constantFrom(...people),
    about: fc.nat(20),
    what: fc.constantFrom<Said["what"]>("answer", "sign-off", "no-impact", "override", "stale", "noise"),
    at: fc.constantFrom(...times),
  }),
  { maxLength: 12 },
);

const reviewed: fc.Arbitrary<readonly Review[]> = fc
  .array(
    fc.record({
      author: fc.constantFrom(...people),
      state: fc.constantFrom<Review["state"]>("APPROVED", "CHANGES_REQUESTED", "DISMISSED", "COMMENTED"),
      submitted_at: fc.constantFrom(...times),
      commit: fc.constantFrom(head, firstHead, "9".repeat(40), null),
    }),
    { maxLength: 8 },
  )
  .map((items) => items.map((item, index) => ({ ...item, id: 1000 + index, url: null })));

/** The line that answers a requirement, as its owner would paste it. */
export function lineFor({ kind, id, fingerprint }: Requirement): string {
  return kind === "retest"
    ? `/signal passed ${id} ${fingerprint} https://northwind.example/run/1`
    : `/signal sign-off ${fingerprint}`;
}

function bodyOf(asked: ReturnType<typeof evaluate>, { about, what }: Said): string {
  const requirement = asked.requirements[about % Math.max(1, asked.requirements.length)];
  const trigger = asked.triggers[about % Math.max(1, asked.triggers.length)];
  switch (what) {
    case "answer":
      return requirement === undefined ? "/signal recheck" : lineFor(requirement);
    case "sign-off":
      return `/signal sign-off ${asked.requirements.map(({ fingerprint }) => fingerprint).join(" ")}`;
    case "no-impact":
      return `/signal no-impact ${trigger?.trigger ?? "checkout"} ${trigger?.fingerprint ?? "0".repeat(32)} harmless`;
    case "override":
      return `/signal override ${asked.fingerprint} outage`;
    case "stale":
      return `/signal sign-off ${"0".repeat(32)}`;
    case "noise":
      return "/signal sign-off\n> /signal recheck\n/signal passed x y z";
  }
}

/** Facts of a change with a sheet, files, evidence, a proposal and answers of every kind. */
export const worlds: fc.Arbitrary<Facts> = fc
  .record({
    base: sheets,
    files: snapshots,
    words: headWords,
    said: saids,
    reviews: reviewed,
    checks: fc.array(checkRuns, { maxLength: 4 }),
    posts: fc.boolean(),
    then: fc.option(snapshots),
  })
  .map(({ base, files, words, said, reviews, checks, posts, then }) => {
    const current = words(files, base);
    const asked = evaluate(facts({ sheet: base, current }));
    const comments = said.map((item, index): Comment => ({
      id: index + 1,
      author: item.who,
      body: bodyOf(asked, item),
      created_at: item.at,
      edited: false,
      url: null,
    }));
    const heads: Answers["heads"] = [
      { sha: firstHead, first_status_at: posts ? "2026-11-22T08:00:00Z" : null },
      { sha: head, first_status_at: posts ? "2026-11-22T09:00:00Z" : null },
    ];
    return facts({
      sheet: base,
      current,
      answers: { comments, reviews, checks, heads, posts_statuses: posts },
      facts: { reviewed: { [firstHead]: then === null ? null : atFirstHead(then) } },
    });
  });

/** The same snapshot one head earlier. */
export function atFirstHead(from: Snapshot): Snapshot {
  return { ...from, change: { ...from.change, head: firstHead } };
}
