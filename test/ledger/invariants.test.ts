import fc from "fast-check";
import { expect, test } from "vitest";
import type { LedgerFacts, RecordVersion } from "../../src/model/landing.ts";
import type { RecordFile } from "../../src/model/written.generated.ts";
import type { Ledger } from "../../src/model/ledger.ts";
import { ledgerOf } from "../../src/ledger/ledger-of.ts";
import { commit, hoursLater, landed, pausedRows, statusOf, version } from "./facts.ts";
import { histories, landings, lastHour, moments, withVersions } from "./generated-facts.ts";

const runs = { numRuns: 300 };
/** Moments at which some row of a ledger may change. */
function turns({ pauses }: Ledger): readonly string[] {
  return pauses.flatMap(({ since, lifts }) => [since, ...lifts.map(({ at }) => at)]);
}

/** Rows that are paused before and usable after, with the moment. */
function freed(before: LedgerFacts, after: LedgerFacts): readonly string[] {
  const ledgers = [ledgerOf(before), ledgerOf(after)] as const;
  return [...new Set(ledgers.flatMap(turns))].flatMap((at) => {
    const still = new Set(pausedRows(ledgers[1], at));
    return pausedRows(ledgers[0], at)
      .filter((row) => !still.has(row))
      .map((row) => `${row} ${at}`);
  });
}

test("the generated histories pause, resume and refuse", () => {
  const seen = fc.sample(histories, { numRuns: 400, seed: 7 }).map(ledgerOf);
  const codes = new Set(seen.flatMap(({ findings }) => findings.map(({ code }) => code)));
  expect(seen.filter(({ pauses }) => pauses.length > 0).length).toBeGreaterThan(300);
  expect(
    seen.filter(({ pauses }) => pauses.some(({ landed: on, lifts }) => on !== null && lifts.length > 0)).length,
  ).toBeGreaterThan(60);
  expect([...codes]).toEqual(
    expect.arrayContaining([
      "soak-not-over",
      "record-not-judged",
      "resume-retest-missing",
      "amends-refused",
      "release-missing",
      "close-when-unmet",
    ]),
  );
});

test("one more landing never makes a paused row usable, at any time", () => {
  fc.assert(
    fc.property(histories, landings, (history, more) => {
      expect(freed(history, { ...history, landings: [...history.landings, ...more] })).toEqual([]);
    }),
    runs,
  );
});

test("a resume lifts nothing that landed after its commit", () => {
  fc.assert(
    fc.property(histories, (history) => {
      const covers = new Map(history.records.map(({ id, versions }) => [id, versions[0]?.covers?.["main"] ?? 0]));
      for (const { landed: on, lifts } of ledgerOf(history).pauses) {
        if (on === null) continue;
        for (const { record } of lifts) expect(on.position).toBeLessThan(covers.get(record) ?? 0);
      }
    }),
    runs,
  );
});

test("the order of landings and records makes no difference", () => {
  fc.assert(
    fc.property(histories, (history) => {
      const turned = { ...history, landings: [...history.landings].reverse(), records: [...history.records].reverse() };
      const [first, second] = [ledgerOf(history), ledgerOf(turned)];
      expect({ ...second, pauses: sortedById(second.pauses) }).toEqual({ ...first, pauses: sortedById(first.pauses) });
    }),
    runs,
  );
});

function sortedById(items: readonly unknown[]): readonly string[] {
  return items.map((item) => JSON.stringify(item)).sort();
}

test("asking the host how commits landed never frees", () => {
  fc.assert(
    fc.property(histories, (history) => {
      const unasked: LedgerFacts = {
        ...history,
        verified: false,
        landings: history.landings.map((landing) => ({ ...landing, arrival: null })),
        records: history.records.map((record) => ({
          ...record,
          versions: record.versions.map((item) => ({ ...item, arrival: null })),
        })),
      };
      expect(freed(unasked, history)).toEqual([]);
    }),
    runs,
  );
});

const freeing = ["resume", "no-impact"];

test("a freeing record that vanishes, or any record whose file is deleted, frees nothing", () => {
  fc.assert(
    fc.property(histories, fc.nat(), (history, index) => {
      if (history.records.length === 0) return;
      const deleted = withVersions(history, index, (versions) => [
        ...versions,
        version(null, { position: 40, at: hoursLater(lastHour + 100) }),
      ]);
      expect(freed(history, deleted)).toEqual([]);
      const chosen = history.records[index % history.records.length]!;
      const state = chosen.versions[0]?.state;
      if (state?.state !== "valid" || !freeing.includes(state.record.kind)) return;
      expect(freed(history, { ...history, records: history.records.filter((item) => item !== chosen) })).toEqual([]);
    }),
    runs,
  );
});

test("a record that landed past the gate frees nothing that it would have freed", () => {
  fc.assert(
    fc.property(histories, fc.nat(), (history, index) => {
      if (history.records.length === 0) return;
      const held = withVersions(history, index, (versions) => versions.map((item) => ({ ...item, arrival: null })));
      expect(freed(history, held)).toEqual([]);
    }),
    runs,
  );
});

/** Versions whose resume or closing holds other answers. */
function withAnswers(history: LedgerFacts, index: number, change: (answers: Answers) => Answers): LedgerFacts {
  return withVersions(history, index, (versions) =>
    versions.map((item) => {
      if (item.state?.state !== "valid") return item;
      const { record } = item.state;
      const changed: RecordFile =
        record.kind === "resume"
          ? { ...record, retests: change(record.retests) }
          : record.kind === "incident" && record.closed !== undefined
            ? { ...record, closed: { ...record.closed, retests: change(record.closed.retests) } }
            : record;
      return { ...item, state: { ...item.state, record: changed } };
    }),
  );
}

type Answers = Extract<RecordFile, { readonly kind: "resume" }>["retests"];

test("an answer that is taken away, failed, or moved before everything frees nothing", () => {
  fc.assert(
    fc.property(histories, fc.nat(), fc.nat(), (history, index, which) => {
      if (history.records.length === 0) return;
      const one = (answers: Answers, to: (answer: Answers[number]) => Answers): Answers =>
        answers.flatMap((answer, at) => (at === which % answers.length ? to(answer) : [answer]));
      for (const to of [
        (): Answers => [],
        (answer: Answers[number]): Answers => [{ ...answer, result: "failed" }],
        (answer: Answers[number]): Answers => [{ ...answer, at: hoursLater(-1000) }],
        (answer: Answers[number]): Answers => [{ ...answer, at: hoursLater(lastHour * 10) }],
      ]) {
        expect(
          freed(
            history,
            withAnswers(history, index, (answers) => one(answers, to)),
          ),
        ).toEqual([]);
      }
    }),
    runs,
  );
});

test("a moment depends only on pauses that began until then", () => {
  fc.assert(
    fc.property(histories, moments, (history, at) => {
      const ledger = ledgerOf(history);
      const known = { ...ledger, pauses: ledger.pauses.filter(({ since }) => Date.parse(since) <= Date.parse(at)) };
      expect(statusOf(known, at)).toEqual(statusOf(ledger, at));
    }),
    runs,
  );
});

test("a row is paused exactly when something holds it, since the first of it or earlier, for a share of the time", () => {
  fc.assert(
    fc.property(histories, moments, (history, at) => {
      for (const { state, since, because, resume, paused_share } of statusOf(history, at).conclusions) {
        expect(state === "paused").toBe(because.length > 0);
        expect(since === null).toBe(state === "usable");
        expect(resume === null).toBe(state === "usable");
        expect(paused_share).toBeGreaterThanOrEqual(0);
        expect(paused_share).toBeLessThanOrEqual(1);
        for (const reason of because) expect(Date.parse(since ?? "")).toBeLessThanOrEqual(Date.parse(reason.since));
      }
    }),
    runs,
  );
});

function isResume(version: RecordVersion | undefined): boolean {
  return version?.state?.state === "valid" && version.state.record.kind === "resume";
}

test("an amendment with the scope that was there frees nothing", () => {
  fc.assert(
    fc.property(histories, fc.nat(), (all, index) => {
      if (all.records.length === 0) return;
      const { id, versions } = all.records[index % all.records.length]!;
      // A resume covers the amended record and not the later one: it may suffice for what is left.
      const history = { ...all, records: all.records.filter(({ versions: [first] }) => !isResume(first)) };
      const state = versions[0]?.state;
      if (state?.state !== "valid" || (state.record.kind !== "change" && state.record.kind !== "incident")) return;
      const { ...record } = state.record;
      if (record.kind === "incident") delete (record as { closed?: unknown }).closed;
      const amending = landed(
        "zz",
        version(
          { ...record, amends: id, happened_at: hoursLater(lastHour) },
          { position: 35, at: hoursLater(lastHour) },
        ),
      );
      expect(freed(history, { ...history, records: [...history.records, amending] })).toEqual([]);
    }),
    runs,
  );
});

test("what the resume plan of a row asks for frees the row and all that it says it frees too", () => {
  fc.assert(
    fc.property(histories, (history) => {
      const at = hoursLater(lastHour + 50);
      for (const row of statusOf(history, at).conclusions) {
        if (row.resume === null || row.resume.not_before === null || row.resume.incidents.length > 0) continue;
        const taken = row.resume.not_before > at ? row.resume.not_before : at;
        const rests = history.sheet.conclusions[row.conclusion]?.rests_on ?? [];
        const alike = row.resume.frees_too.flatMap((id) => history.sheet.conclusions[id]?.rests_on ?? []);
        const record: RecordFile = {
          kind: "resume",
          through: commit(0),
          signals: [...new Set([...rests, ...alike])],
          scope: { stores: [row.store] },
          released_at: row.because
            .map(({ since }) => since)
            .sort()
            .at(-1)!,
          retests: row.resume.retests.map(({ retest }) => ({ retest, result: "passed", at: taken })),
          contaminated: "none",
        };
        const back = landed("zz", version(record, { position: 99, at: taken, covers: { main: 99 } }));
        const after = pausedRows({ ...history, now: taken, records: [...history.records, back] }, taken);
        for (const conclusion of [row.conclusion, ...row.resume.frees_too])
          expect(after).not.toContain(`${row.store}/${conclusion}`);
      }
    }),
    { numRuns: 200 },
  );
});
