import { describe, expect, test } from "vitest";
import type { LandedRecord } from "../../../src/model/landing.ts";
import type { RecordFile } from "../../../src/model/written.generated.ts";
import { ledgerOf } from "../../../src/ledger/ledger-of.ts";
import { statusAt } from "../../../src/ledger/status/status-at.ts";
import {
  commit,
  facts,
  firing,
  hoursLater,
  landed,
  landing,
  november,
  resume,
  rowOf,
  sheet,
  statusOf,
  version,
} from "../facts.ts";

const change = landing(5, november(10));
const drift: RecordFile = { kind: "incident", incident: "value-drift", happened_at: november(9) };
const incident = landed("drift", version(drift, { position: 4, at: november(9) }));

function back(changes: Partial<Extract<RecordFile, { readonly kind: "resume" }>> = {}): LandedRecord {
  return landed("back", version(resume(november(11), changes), { position: 9, at: november(13), covers: { main: 6 } }));
}

describe("rows", () => {
  test("stand by store, then in the order of the sheet", () => {
    const rows = statusOf(facts(), november(12)).conclusions.map(({ store, conclusion }) => `${store}/${conclusion}`);
    expect(rows).toEqual(["us/roas", "us/sku-scaling", "us/health", "eu/roas", "eu/sku-scaling", "eu/health"]);
  });

  test("are those that were asked for", () => {
    const status = statusOf(facts(), november(12), { stores: ["eu"], conclusions: ["health"] });
    expect(status.conclusions.map(({ store, conclusion }) => [store, conclusion])).toEqual([["eu", "health"]]);
  });

  test("name what holds them, newest first, with the signals that they rest on", () => {
    const row = rowOf(statusOf(facts({ landings: [change], records: [incident] }), november(12)));
    expect(row.because.map(({ pause }) => pause)).toEqual([`${commit(5).slice(0, 12)}/checkout`, "drift"]);
    expect(row.because.map(({ signals }) => signals)).toEqual([
      ["Purchase.currency", "Purchase.event_id", "Purchase.value"],
      ["Purchase.currency", "Purchase.value"],
    ]);
  });
});

describe("the start of a pause", () => {
  const second = landing(8, november(12));
  const later = landed("later", version(resume(november(14)), { position: 12, at: november(15), covers: { main: 9 } }));

  test("is that of the unbroken one, over several causes", () => {
    const history = facts({ landings: [change, second], records: [back()] });
    expect(rowOf(statusOf(history, november(14))).since).toBe(november(10));
  });

  test("is that of the last one after a day of use", () => {
    const history = facts({ landings: [change, landing(12, november(16))], records: [back()] });
    expect(rowOf(statusOf(history, november(14))).state).toBe("usable");
    expect(rowOf(statusOf(history, november(17))).since).toBe(november(16));
  });

  test("of a pause that begins as another one ends is the first one's", () => {
    const history = facts({ landings: [change, landing(12, november(13))], records: [back(), later] });
    expect(rowOf(statusOf(history, november(13))).since).toBe(november(10));
  });
});

describe("the paused share", () => {
  test.each([
    ["of thirty days", november(1), hoursLater(40 * 24), 2 / 30],
    ["from the adoption on", november(9), november(19), 3 / 10],
    ["while nothing has passed yet", november(10), november(10), 1],
    ["before anything happened", november(9), november(9), 0],
  ])("%s", (_, adopted, at, share) => {
    const history = facts({ landings: [change], records: [back()], adopted: { commit: commit(0), at: adopted } });
    expect(rowOf(statusOf(history, at)).paused_share).toBeCloseTo(share, 10);
  });

  test("counts overlapping pauses once", () => {
    const history = facts({ landings: [change], records: [incident] });
    expect(rowOf(statusOf(history, november(11))).paused_share).toBeCloseTo(2 / 10, 10);
  });
});

describe("what to leave out", () => {
  const spans = [
    { from: november(10), to: november(11), segment: "mobile" },
    { from: november(5), to: november(6) },
  ];
  const history = facts({ landings: [change, landing(12, november(16))], records: [back({ contaminated: spans })] });
  const said = (window: { from: string; to: string } | null): readonly unknown[] =>
    rowOf(statusOf(history, november(17), { window })).contaminated.map(({ from, to, segment, says }) => [
      from.slice(8, 10),
      to?.slice(8, 10) ?? null,
      segment,
      says,
    ]);
  const open = ["16", null, null, `${commit(12).slice(0, 12)}/checkout`];

  test("is what records say for good, and what is not over, oldest first", () => {
    expect(said(null)).toEqual([["05", "06", null, "back"], ["10", "11", "mobile", "back"], open]);
  });

  test("is within the days that were asked about", () => {
    expect(said({ from: november(11), to: november(15) })).toEqual([["10", "11", "mobile", "back"]]);
    expect(said({ from: november(12), to: november(15) })).toEqual([]);
    expect(said({ from: november(12), to: november(20) })).toEqual([open]);
  });

  test("counts although the record frees nothing", () => {
    const insufficient = facts({
      landings: [change],
      records: [back({ contaminated: spans, retests: [{ retest: "id-sample", result: "passed", at: november(11) }] })],
    });
    expect(rowOf(statusOf(insufficient, november(17))).contaminated).toHaveLength(3);
  });

  test("is nothing of another store or of other signals", () => {
    const us = facts({
      landings: [change],
      records: [back({ contaminated: spans, scope: { stores: ["us"] }, signals: ["Purchase.value"] })],
    });
    const status = statusOf(us, november(9));
    expect(rowOf(status, "roas", "us").contaminated).toHaveLength(1);
    expect(rowOf(status, "roas", "eu").contaminated).toEqual([]);
    expect(rowOf(status, "sku-scaling", "us").contaminated).toEqual([]);
  });
});

describe("the way back", () => {
  test("names the retests, the moment, who signs and what becomes usable too", () => {
    expect(rowOf(statusOf(facts({ landings: [change] }), november(10))).resume).toEqual({
      retests: [{ retest: "order-sample", title: "Ten orders, three sources, side by side", owner: "commerce" }],
      not_before: november(11),
      signed_by: ["commerce", "tracking"],
      incidents: [],
      frees_too: ["sku-scaling", "health"],
    });
  });

  test("goes through the incident that is open", () => {
    const history = facts({ landings: [change], records: [incident] });
    const status = statusOf(history, november(12));
    expect(rowOf(status).resume).toMatchObject({ incidents: ["drift"], frees_too: ["sku-scaling", "health"] });
    expect(rowOf(status, "sku-scaling").resume).toMatchObject({ incidents: [], frees_too: [] });
  });

  test("is signed by the owner of the router's entry where only an incident holds", () => {
    const row = rowOf(statusOf(facts({ records: [incident] }), november(12)));
    expect(row.resume).toMatchObject({ signed_by: ["commerce"], not_before: november(9) });
  });

  test("does not promise what needs one retest more, at the same moment", () => {
    const sender = firing({ trigger: "sender", signals: ["ViewContent.value"] });
    const status = statusOf(facts({ landings: [{ ...change, firings: [firing(), sender] }] }), november(12));
    expect(rowOf(status).resume?.frees_too).toEqual(["sku-scaling"]);
  });

  test("does not promise what needs another retest", () => {
    const sender = landing(6, november(11), {
      firings: [firing({ trigger: "sender", signals: ["ViewContent.value"] })],
    });
    const status = statusOf(facts({ landings: [change, sender] }), november(12));
    expect(rowOf(status).resume?.frees_too).toEqual(["sku-scaling"]);
    expect(rowOf(status, "health").resume?.retests.map(({ retest }) => retest)).toEqual([
      "order-sample",
      "preview-order",
    ]);
    expect(rowOf(status, "health").resume?.frees_too).toEqual(["roas", "sku-scaling"]);
  });
});

describe("the cheapest retest", () => {
  const sender = landing(6, november(11), {
    firings: [
      firing({
        trigger: "theme-app",
        signals: ["ViewContent.content_ids"],
        after_release: ["id-sample"],
        stores: ["us"],
      }),
    ],
  });

  test("is the one that alone frees most rows", () => {
    const { cheapest } = statusOf(facts({ landings: [change, sender] }), november(12));
    expect(cheapest).toEqual({
      retest: "order-sample",
      title: "Ten orders, three sources, side by side",
      frees: [
        { conclusion: "roas", store: "us" },
        { conclusion: "roas", store: "eu" },
        { conclusion: "sku-scaling", store: "eu" },
        { conclusion: "health", store: "eu" },
      ],
    });
  });

  test("is none where every row needs more than one", () => {
    const both = landing(5, november(10), {
      firings: [firing({ trigger: "gone", after_release: ["order-sample", "preview-order"] })],
    });
    expect(statusOf(facts({ landings: [both] }), november(12)).cheapest).toBeNull();
    expect(statusOf(facts(), november(12)).cheapest).toBeNull();
  });

  test("is none where an incident has to be closed first", () => {
    expect(statusOf(facts({ records: [incident] }), november(12)).cheapest).toBeNull();
  });
});

describe("a conclusion that is removed while it is paused", () => {
  const ledger = ledgerOf(facts({ landings: [change], records: [incident] }));
  const { roas: _roas, health: _health, ...conclusions } = sheet.conclusions;
  const status = statusAt(
    ledger,
    { ...sheet, conclusions },
    { at: november(12), window: null, stores: null, conclusions: null },
  );

  test("leaves a pause that nothing rests on, and it is named", () => {
    expect(status.unused).toEqual(["drift"]);
    expect(rowOf(status, "sku-scaling").state).toBe("paused");
  });

  test("names a pause that is over in part alone", () => {
    const some = back({ signals: ["Purchase.value"] });
    const question = { at: november(20), window: null, stores: null, conclusions: null };
    const part = statusAt(
      ledgerOf(facts({ landings: [change], records: [some] })),
      { ...sheet, conclusions: {} },
      question,
    );
    expect(part.unused).toHaveLength(1);
  });

  test("does not name pauses that are over", () => {
    const over = ledgerOf(facts({ landings: [change], records: [back()] }));
    const question = { at: november(20), window: null, stores: null, conclusions: null };
    expect(statusAt(over, { ...sheet, conclusions: {} }, question).unused).toEqual([]);
    expect(statusAt(over, { ...sheet, conclusions: {} }, { ...question, at: november(12) }).unused).toHaveLength(1);
  });
});
