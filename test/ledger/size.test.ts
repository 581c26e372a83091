import { expect, test } from "vitest";
import type { LedgerFacts } from "../../src/model/landing.ts";
import { ledgerOf } from "../../src/ledger/ledger-of.ts";
import { commit, facts, hoursLater, landed, landing, resume, statusOf, version } from "./facts.ts";

/** As many landings, an hour apart, with resumes spread over them; those that come too early free nothing. */
function world(landings: number, resumes: number, soak: number): LedgerFacts {
  const records = Array.from({ length: resumes }, (_, index) => {
    const position = Math.floor(((index + 1) * landings) / resumes);
    const record = resume(hoursLater(position + soak), {
      released_at: hoursLater(position),
      through: commit(position),
    });
    return landed(
      `r${index}`,
      version(record, { position, at: hoursLater(position + 31), covers: { main: position } }),
    );
  });
  return facts({
    now: hoursLater(landings + 100),
    landings: Array.from({ length: landings }, (_, index) => landing(index, hoursLater(index))),
    records,
  });
}

/** CPU milliseconds, which other processes on the machine do not lengthen much. */
function cost(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

test.each([
  ["that all free something", 30, 5_000],
  ["of which none frees anything", 0, 0],
])("five thousand landings and five hundred resumes %s take no more than seconds", (_, soak, freed) => {
  const history = world(5_000, 500, soak);
  const ledger = ledgerOf(history);
  expect(ledger.pauses.filter(({ lifts }) => lifts.length > 0)).toHaveLength(freed);
  expect(cost(() => ledgerOf(history))).toBeLessThan(3_000);
  expect(cost(() => statusOf(ledger, hoursLater(5_100)))).toBeLessThan(3_000);
});

test("an amendment chain of a thousand records is followed to its end", () => {
  const records = Array.from({ length: 1_000 }, (_, index) =>
    landed(
      `r${index}`,
      version(
        {
          kind: "change",
          declares: ["checkout"],
          happened_at: hoursLater(index),
          ...(index === 0 ? {} : { amends: `r${index - 1}` }),
        },
        { position: index, at: hoursLater(index) },
      ),
    ),
  );
  expect(ledgerOf(facts({ now: hoursLater(1_000), records })).pauses).toMatchObject([
    { id: "r999", since: hoursLater(0) },
  ]);
});

test("moments that are none, or beyond every calendar, neither throw nor free", () => {
  const odd = ["", "yesterday", "+275760-09-13T00:00:00.001Z", "0000-01-01T00:00:00+23:59"];
  for (const at of odd) {
    const record = resume(at, { released_at: at });
    const history = facts({
      landings: [landing(5, hoursLater(5))],
      records: [landed("back", version(record, { position: 9, at: hoursLater(900), covers: { main: 6 } }))],
    });
    expect(statusOf(history, hoursLater(1_000)).conclusions.filter(({ state }) => state === "paused")).toHaveLength(6);
  }
  expect(() => statusOf(facts({ landings: [landing(5, "never")] }), "now")).not.toThrow();
});
