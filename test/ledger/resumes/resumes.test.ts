import { describe, expect, test } from "vitest";
import type { Landing, LedgerFacts } from "../../../src/model/landing.ts";
import type { RecordFile } from "../../../src/model/written.generated.ts";
import { ledgerOf } from "../../../src/ledger/ledger-of.ts";
import {
  cleared,
  codesOf,
  facts,
  firing,
  landed,
  landing,
  november,
  pausedRows,
  pushed,
  resume,
  rowOf,
  sheet,
  statusOf,
  themeFiring,
  version,
  type Landed,
} from "../facts.ts";

type Resume = Extract<RecordFile, { readonly kind: "resume" }>;

const change = landing(5, november(10));
const roasEverywhere = ["eu/health", "eu/roas", "eu/sku-scaling", "us/health", "us/roas", "us/sku-scaling"];

/** A checkout change of the 10th and one resume that landed on the 13th. */
function world(
  record: Resume,
  how: Partial<Landed> = {},
  { landings = [change], more = {} }: { landings?: readonly Landing[]; more?: Partial<LedgerFacts> } = {},
): LedgerFacts {
  const entry = landed("back", version(record, { position: 9, at: november(13), covers: { main: 6 }, ...how }));
  return facts({ landings, records: [entry], ...more });
}

test("what landed pauses every conclusion that rests on it, in every store, from its landing on", () => {
  const history = facts({ landings: [change] });
  expect(pausedRows(history, november(9, 23))).toEqual([]);
  expect(pausedRows(history, november(10))).toEqual(roasEverywhere);
  expect(rowOf(statusOf(history, november(12)))).toMatchObject({ state: "paused", since: november(10) });
});

test("evidence from after the release and its soak resumes from the moment that the record landed", () => {
  const history = world(resume(november(11)));
  expect(codesOf(history)).toEqual([]);
  expect(pausedRows(history, november(12, 23))).toEqual(roasEverywhere);
  expect(pausedRows(history, november(13))).toEqual([]);
});

const unhappy: readonly [string, string, LedgerFacts][] = [
  ["evidence from before the release", "evidence-before-release", world(resume(november(9)))],
  ["evidence within the soak", "soak-not-over", world(resume(november(10, 23)))],
  ["evidence dated after the record landed", "evidence-in-future", world(resume(november(13, 1)))],
  [
    "evidence that was too old when it landed",
    "evidence-too-old",
    world(resume(november(11)), { at: november(18, 1) }),
  ],
  [
    "a failed retest",
    "resume-retest-missing",
    world(resume(november(11), { retests: [{ retest: "order-sample", result: "failed", at: november(11) }] })),
  ],
  [
    "a failure after the pass",
    "resume-retest-missing",
    world(
      resume(november(11), {
        retests: [...resume(november(11)).retests, { retest: "order-sample", result: "failed", at: november(12) }],
      }),
    ),
  ],
  [
    "another retest",
    "resume-retest-missing",
    world(resume(november(11), { retests: [{ retest: "preview-order", result: "passed", at: november(12) }] })),
  ],
  ["signals that are not paused", "resume-covers-nothing", world(resume(november(11), { signals: ["ViewContent.*"] }))],
  ["another store", "resume-covers-nothing", world(resume(november(11), { scope: { stores: ["jp"] } }))],
  ["a commit from before the landing", "resume-covers-nothing", world(resume(november(11)), { covers: { main: 5 } })],
  [
    "a line that it does not know",
    "resume-covers-nothing",
    world(resume(november(11)), { covers: { constructor: 6 } }),
  ],
  ["a commit that is none of this history", "through-not-ancestor", world(resume(november(11)), { covers: null })],
  ["a push past the gate", "record-not-judged", world(resume(november(11)), { arrival: pushed })],
  [
    "a merge that the gate held",
    "record-not-judged",
    world(resume(november(11)), { arrival: { ...cleared, gate: "overridden" } }),
  ],
  [
    "a stated release that comes before the landing",
    "release-before-landing",
    world(resume(november(11), { released_at: november(9) })),
  ],
  [
    "a stated release that makes the soak longer",
    "soak-not-over",
    world(resume(november(11), { released_at: november(10, 12) })),
  ],
  [
    "no release time for a push",
    "release-time-missing",
    world(resume(november(11)), {}, { landings: [{ ...change, arrival: pushed }] }),
  ],
  [
    "no release time where no host was asked",
    "release-time-missing",
    world(resume(november(11)), {}, { landings: [{ ...change, arrival: null }], more: { verified: false } }),
  ],
];

test.each(unhappy)("a resume with %s frees nothing and says %s", (_, code, history) => {
  expect(ledgerOf(history).findings).toMatchObject([{ code, place: { file: "governance/records/back.yml" } }]);
  expect(pausedRows(history, november(30))).toEqual(roasEverywhere);
});

test("a push resumes once its release is stated", () => {
  const history = world(
    resume(november(11), { released_at: november(10) }),
    {},
    { landings: [{ ...change, arrival: pushed }] },
  );
  expect(codesOf(history)).toEqual([]);
  expect(pausedRows(history, november(13))).toEqual([]);
});

test("times with an offset are the same moments", () => {
  const history = world(resume("2026-11-11T05:30:00+05:30"));
  expect(codesOf(history)).toEqual([]);
  expect(codesOf(world(resume("2026-11-11T05:29:59+05:30")))).toEqual(["soak-not-over"]);
});

test("one resume ends all that landed up to its commit, and nothing after it", () => {
  const landings = [change, landing(6, november(10, 6)), landing(7, november(11))];
  const history = world(resume(november(12)), { covers: { main: 7 } }, { landings });
  const { pauses } = ledgerOf(history);
  expect(pauses.map(({ lifts }) => lifts.length)).toEqual([1, 1, 0]);
  expect(rowOf(statusOf(history, november(14))).because.map(({ since }) => since)).toEqual([november(11)]);
});

test("the newest covered landing decides when evidence counts", () => {
  const landings = [change, landing(6, november(11))];
  expect(codesOf(world(resume(november(11)), { covers: { main: 7 } }, { landings }))).toEqual(["soak-not-over"]);
  expect(codesOf(world(resume(november(12)), { covers: { main: 7 } }, { landings }))).toEqual([]);
});

test("a resume for one store leaves the other one paused", () => {
  const history = world(resume(november(11), { scope: { stores: ["us"] } }));
  expect(pausedRows(history, november(14))).toEqual(["eu/health", "eu/roas", "eu/sku-scaling"]);
});

test("a resume for some signals leaves conclusions paused that rest on others", () => {
  const history = world(
    resume(november(11), { signals: ["Purchase.value", "Purchase.currency", "Purchase.event_id"] }),
  );
  expect(pausedRows(history, november(14))).toEqual(["eu/health", "eu/sku-scaling", "us/health", "us/sku-scaling"]);
  expect(rowOf(statusOf(history, november(14)), "health").because[0]?.signals).toEqual([
    "Purchase.content_ids",
    "Purchase.occurrence",
  ]);
});

test("a failed retest that nobody asked for holds back the signals that it proves, and no others", () => {
  const failed = { retest: "id-sample", result: "failed", at: november(11) } as const;
  const withFailure = (signals: readonly string[]) =>
    codesOf(world(resume(november(11), { signals, retests: [...resume(november(11)).retests, failed] })));
  expect(withFailure(["Purchase.content_ids", "Purchase.value"])).toEqual(["resume-retest-missing"]);
  expect(withFailure(["Purchase.value"])).toEqual([]);
});

test("signals that no passed retest proves hold all the others back", () => {
  const firings = [
    firing({
      trigger: "gone",
      signals: ["Purchase.value", "ViewContent.content_ids"],
      after_release: ["order-sample", "lost"],
    }),
  ];
  const events = {
    ...sheet.events,
    ViewContent: {
      ...sheet.events["ViewContent"]!,
      rollback: { ...sheet.events["ViewContent"]!.rollback, resume_when: { retests: [], soak_hours: 0 } },
    },
  };
  const options = { landings: [{ ...change, firings }], more: { sheet: { ...sheet, events } } };
  const signals = ["*.*"];
  const history = world(resume(november(11), { signals }), {}, options);
  expect(ledgerOf(history).findings).toMatchObject([
    { code: "signals-not-covered", args: { signals: ["ViewContent.content_ids"] } },
  ]);
  expect(codesOf(world(resume(november(11), { signals, retests: [] }), {}, options))).toEqual([
    "resume-retest-missing",
  ]);
  const retests = [
    ...resume(november(11)).retests,
    { retest: "id-sample", result: "passed", at: november(11) } as const,
  ];
  expect(codesOf(world(resume(november(11), { signals, retests }), {}, options))).toEqual([]);
});

test("what an earlier resume ended asks nothing of a later one", () => {
  const sender = landing(4, november(3), {
    firings: [firing({ trigger: "sender", signals: ["Purchase.value", "ViewContent.value"] })],
  });
  const both = [
    ...resume(november(5)).retests,
    { retest: "preview-order", result: "passed", at: november(5) } as const,
  ];
  const first = landed(
    "first",
    version(resume(november(5), { signals: ["*.*"], retests: both }), {
      position: 5,
      at: november(6),
      covers: { main: 5 },
    }),
  );
  const second = landed(
    "second",
    version(resume(november(11), { signals: ["*.*"] }), { position: 9, at: november(13), covers: { main: 7 } }),
  );
  const landings = [sender, landing(6, november(10))];
  expect(codesOf(facts({ landings, records: [first, second] }))).toEqual([]);
  expect(codesOf(facts({ landings, records: [second] }))).toEqual(["resume-retest-missing"]);
});

describe("a trigger that the sheet has dropped since", () => {
  const firings = [firing({ trigger: "gone", after_release: ["order-sample", "lost"] })];

  test("asks for what was noted when it landed, as far as the sheet still knows it", () => {
    const { pauses } = ledgerOf(facts({ landings: [{ ...change, firings }] }));
    expect(pauses[0]?.needs).toEqual({ retests: ["order-sample"], of_trigger: ["order-sample"], soak_hours: 24 });
  });
});

describe("an at-merge trigger", () => {
  const theme = (arrival: Landing["arrival"]): Landing => ({ ...change, firings: [themeFiring], arrival });

  test.each([
    ["cleared by the gate", cleared, true, 0],
    ["overridden", { ...cleared, gate: "overridden" } as const, true, 1],
    ["pushed directly", pushed, true, 1],
    ["taken at its word", null, false, 0],
  ])("when %s", (_, arrival, verified, count) => {
    const { pauses } = ledgerOf(facts({ landings: [theme(arrival)], verified }));
    expect(pauses).toHaveLength(count);
    for (const { cause, needs } of pauses) {
      expect(cause).toMatchObject({ kind: "landing", unproven: true });
      expect(needs).toEqual({ retests: ["preview-order"], of_trigger: ["preview-order"], soak_hours: 0 });
    }
  });

  test("that went past the gate resumes on what should have been proven before the merge", () => {
    const record = resume(november(11), {
      signals: ["ViewContent.*"],
      released_at: november(10),
      retests: [{ retest: "preview-order", result: "passed", at: november(11) }],
    });
    const history = world(record, {}, { landings: [theme(pushed)] });
    expect(codesOf(history)).toEqual([]);
    expect(pausedRows(history, november(12))).toEqual(["eu/health", "eu/sku-scaling", "us/health", "us/sku-scaling"]);
    expect(pausedRows(history, november(13))).toEqual([]);
  });
});
