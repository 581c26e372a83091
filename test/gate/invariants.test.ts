import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validate } from "../../src/contract/validate.ts";
import { evaluate } from "../../src/gate/evaluate.ts";
import type { Facts } from "../../src/model/facts.ts";
import type { RequirementState, VerdictWord } from "../../src/model/verdict.ts";
import { verdictJson } from "../../src/report/verdict/verdict-json.ts";
import { sheets } from "./generated-sheets.ts";
import { atFirstHead, headWords, lineFor, readable, snapshots, worlds } from "./generated-worlds.ts";
import { facts, file, firstHead, head, requirement, reviews, says, snapshot } from "./world.ts";

const worth: Readonly<Record<VerdictWord, number>> = {
  clear: 0,
  "not-applicable": 0,
  overridden: 1,
  waiting: 2,
  blocked: 3,
  error: 4,
};

const distance: Readonly<Record<RequirementState, number>> = {
  met: 0,
  waived: 0,
  claimed: 1,
  missing: 2,
  stale: 2,
  void: 2,
  failed: 3,
  objected: 3,
};

const late = "2026-11-22T11:59:00Z";
const runs = { numRuns: 150 };

/** Facts with one more passing answer: to the requirement with this number, by everybody who may give it. */
function answeredMore(from: Facts, number: number): Facts {
  const { requirements } = evaluate(from);
  const asked = requirements[number % Math.max(1, requirements.length)];
  if (asked === undefined) return from;
  const comments = asked.people.map((person) => says(person, lineFor(asked), late));
  const checks = [{ ...passingRun, started_at: late, completed_at: late }];
  const { answers } = from;
  return {
    ...from,
    answers: { ...answers, comments: [...answers.comments, ...comments], checks: [...answers.checks, ...checks] },
  };
}

const passingRun = {
  name: "pixel-contract",
  app: "github-actions",
  status: "completed",
  conclusion: "success",
  url: null,
} as const;

function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  return items
    .map((item, index) => ({ item, order: Math.sin(seed * 97 + index * 31) }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

function inOtherOrder(from: Facts, seed: number): Facts {
  const { answers, current } = from;
  const mixed = <T>(items: readonly T[]): readonly T[] => shuffled(items, seed);
  return {
    ...from,
    current: {
      ...current,
      change: { ...current.change, files: mixed(current.change.files) },
      records: mixed(current.records),
    },
    answers: {
      ...answers,
      comments: mixed(answers.comments),
      reviews: mixed(answers.reviews),
      checks: mixed(answers.checks),
    },
  };
}

describe("one more passing answer", () => {
  it("never makes a verdict worse, nor, unless people must be distinct, any requirement", () => {
    fc.assert(
      fc.property(worlds, fc.nat(30), (world, number) => {
        const [before, after] = [evaluate(world), evaluate(answeredMore(world, number))];
        expect(worth[after.verdict]).toBeLessThanOrEqual(worth[before.verdict]);
        if (world.policies.base.state !== "valid" || world.policies.base.sheet.policy.sign_off.distinct_people) return;
        for (const { key, state } of before.requirements) {
          expect(distance[requirement(after, key).state]).toBeLessThanOrEqual(distance[state]);
        }
      }),
      runs,
    );
  });
});

/** Everything answered by commands and reviews on the first head, as it stood there. */
function answeredOnFirstHead(base: Parameters<typeof facts>[0], seen: ReturnType<typeof snapshot>): Facts["answers"] {
  const first = atFirstHead(seen);
  const open = evaluate(facts({ ...base, current: first }));
  const at = "2026-11-22T09:30:00Z";
  const comments = open.requirements.flatMap((asked) =>
    asked.people.slice(0, 1).map((person) => says(person, lineFor(asked), at)),
  );
  const approvals = [...new Set(open.requirements.flatMap(({ people }) => people))].map((person) => ({
    ...reviews(person, "APPROVED", at),
    commit: firstHead,
  }));
  return {
    comments,
    reviews: approvals,
    checks: [],
    posts_statuses: true,
    heads: [
      { sha: firstHead, first_status_at: "2026-11-22T09:00:00Z" },
      { sha: head, first_status_at: "2026-11-22T11:00:00Z" },
    ],
  };
}

function withFile(change: Facts["current"]["change"], added: ReturnType<typeof file>): Facts["current"]["change"] {
  const { texts } = change;
  const [before, after] = added.texts;
  return {
    ...change,
    files: [...change.files, added.file],
    texts: {
      before: { ...texts.before, [added.file.path]: before },
      after: { ...texts.after, [added.file.path]: after },
    },
  };
}

describe("a push", () => {
  it("of an unrelated file voids nothing", () => {
    fc.assert(
      fc.property(sheets, snapshots, headWords, fc.integer({ min: 0, max: 99 }), (sheet, seen, words, number) => {
        const before = words(seen, sheet);
        const unrelated = file(`assets/unrelated-${number}.css`, "a\n", "b\n");
        const { change } = before;
        const more = readable({ ...before, change: withFile(change, unrelated) });
        const answers = answeredOnFirstHead({ sheet }, before);
        const reviewed = { [firstHead]: atFirstHead(before) };
        const stayed = evaluate(facts({ sheet, current: before, answers, facts: { reviewed } }));
        const pushed = evaluate(facts({ sheet, current: more, answers, facts: { reviewed } }));
        expect(pushed.requirements.map(({ key, state }) => [key, state])).toEqual(
          stayed.requirements.map(({ key, state }) => [key, state]),
        );
        expect(pushed.requirements.filter(({ state }) => state === "void")).toEqual([]);
        expect(pushed.fingerprint).toBe(stayed.fingerprint);
      }),
      runs,
    );
  });

  it("that changes a fired file, its status, or the rule voids every answer that was about it", () => {
    const mutations: readonly ((from: Facts) => Facts)[] = [
      (from) => withFiles(from, (item) => ({ ...item, after: item.status === "removed" ? null : "e".repeat(40) })),
      (from) => withFiles(from, (item) => ({ ...item, before: item.status === "added" ? null : "e".repeat(40) })),
      (from) => withFiles(from, (item) => ({ ...item, status: "added", before: null })),
      (from) => withFiles(from, (item) => ({ ...item, old_path: "sections/other.liquid", status: "renamed" })),
    ];
    const watched = [file("sections/a.liquid", "a\n", "b\n"), file("snippets/b.liquid", "a\n", "b\n")];
    fc.assert(
      fc.property(fc.subarray(watched, { minLength: 1 }), fc.constantFrom(...mutations), (files, mutate) => {
        const seen = snapshot(files);
        const answers = answeredOnFirstHead({}, seen);
        const reviewed = { [firstHead]: atFirstHead(seen) };
        const stayed = facts({ current: seen, answers, facts: { reviewed } });
        const pushed = mutate(stayed);
        expect(evaluate(stayed).verdict).toBe("clear");
        if (JSON.stringify(pushed) === JSON.stringify(stayed)) return;
        const after = evaluate(pushed);
        expect(after.requirements.map(({ state }) => state)).toEqual(after.requirements.map(() => "void"));
        expect(after.verdict).toBe("waiting");
      }),
      runs,
    );
  });
});

function withFiles(
  from: Facts,
  change: (item: Facts["current"]["change"]["files"][number]) => Facts["current"]["change"]["files"][number],
): Facts {
  const { current } = from;
  return { ...from, current: { ...current, change: { ...current.change, files: current.change.files.map(change) } } };
}

describe("nothing in the head", () => {
  it("removes or loosens what the base asks for", () => {
    fc.assert(
      fc.property(worlds, headWords, (world, words) => {
        const { base } = world.policies;
        if (base.state !== "valid") return;
        const silent = { ...world, current: { ...world.current, proposed: null, records: [] } };
        const loud = { ...world, current: words(silent.current, base.sheet) };
        const [asked, answer] = [evaluate(silent), evaluate(loud)];
        for (const { key, fingerprint, people, owners, state } of asked.requirements) {
          const still = requirement(answer, key);
          expect(still).toMatchObject({ fingerprint, people, owners });
          expect(distance[still.state]).toBeGreaterThanOrEqual(distance[state]);
        }
        expect(answer.mode).toBe(asked.mode);
        expect(answer.override === null || asked.override !== null).toBe(true);
        expect(worth[answer.verdict]).toBeGreaterThanOrEqual(worth[asked.verdict]);
        expect(answer.paused.map(({ conclusion }) => conclusion)).toEqual(
          expect.arrayContaining(asked.paused.map(({ conclusion }) => conclusion)),
        );
      }),
      runs,
    );
  });
});

describe("the same facts", () => {
  it("give the same bytes, in whatever order files, records, reviews, comments and checks come", () => {
    fc.assert(
      fc.property(worlds, fc.nat(1000), (world, seed) => {
        const once = JSON.stringify(evaluate(world));
        expect(JSON.stringify(evaluate(structuredClone(world)))).toBe(once);
        expect(JSON.stringify(evaluate(inOtherOrder(world, seed)))).toBe(once);
      }),
      runs,
    );
  });

  it("and their verdict hold to the published schemas", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        expect(validate("facts", world)).toMatchObject({ ok: true });
        expect(validate("verdict", JSON.parse(verdictJson(evaluate(world))))).toMatchObject({ ok: true });
      }),
      runs,
    );
  });
});
