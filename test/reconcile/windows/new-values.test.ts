import { describe, expect, it } from "vitest";
import {
  isDeclaredChange,
  undeclaredChange,
  undeclaredChangeRecord,
} from "../../../src/app/reconcile/undeclared-change.ts";
import { type NewValueOptions, newValues } from "../../../src/reconcile/windows/new-values.ts";
import { readReferenceSheet } from "../../governance/reference-sheet.ts";
import { type Judged, judgedWarehouse, moment } from "../judged-tables.ts";

const plain = { gateway: "card", source: "web", sender: "shop", dataset: "123456789012345" };
const store = (change: (index: number) => Omit<Judged, "at">): readonly Judged[] =>
  Array.from({ length: 400 }, (_, index) => ({ at: moment(index), ...plain, ...change(index) }));

async function found(orders: readonly Judged[], declared: NewValueOptions["declared"] = {}) {
  const warehouse = await judgedWarehouse(orders);
  try {
    return await newValues(warehouse.rows, { event: "Purchase", declared });
  } finally {
    await warehouse.close();
  }
}

describe("a value that was not there before", () => {
  it.each(["gateway", "source", "sender", "dataset"] as const)(
    "as %s is told with its first order and time",
    async (of) => {
      const orders = store((index) => (index >= 250 && index % 5 === 0 ? { [of]: "it's new" } : {}));
      expect(await found(orders)).toEqual([
        { of, value: "it's new", orders: 30, first_seen: moment(250), first_order: "o250" },
      ]);
    },
  );

  it.each([
    ["was there from the start", store((index) => (index % 5 === 0 ? { gateway: "klarna" } : {}))],
    [
      "is rare and comes late by chance",
      store((index) => ([150, 260, 390].includes(index) ? { gateway: "klarna" } : {})),
    ],
    ["came once", store((index) => (index === 399 ? { gateway: "klarna" } : {}))],
    ["is the only one", store(() => ({}))],
    ["is empty", store((index) => (index > 250 ? { gateway: " " } : {}))],
    ["has only spaces more", store((index) => (index > 250 ? { gateway: " card " } : {}))],
  ])("is not told where it %s", async (_what, orders) => {
    expect(await found(orders)).toEqual([]);
  });

  it("is told beside many that were always there", async () => {
    const shops = Array.from({ length: 30 }, (_, index) => `gateway ${String(index).padStart(2, "0")}`);
    const orders = store((index) => ({ gateway: index >= 350 ? "klarna" : (shops[index % 30] ?? "") }));
    expect(await found(orders)).toMatchObject([{ of: "gateway", value: "klarna", orders: 50 }]);
  });

  it("is told whenever it came where the sheet declares the others, and never where it declares it", async () => {
    const orders = store((index) => (index % 5 === 0 ? { dataset: "999" } : {}));
    expect(await found(orders, { dataset: [plain.dataset] })).toMatchObject([
      { of: "dataset", value: "999", orders: 80 },
    ]);
    expect(await found(orders, { dataset: [plain.dataset, "999"] })).toEqual([]);
  });
});

describe("a sender that the sheet declares", () => {
  it.each(["facebook-nodejs-business-sdk", "Facebook NodeJS Business SDK/24.0.1"])(
    "is not new as %s",
    async (sender) => {
      const orders = store((index) => (index >= 250 ? { sender } : {}));
      expect(await found(orders)).toHaveLength(1);
      expect(await found(orders, { sender: ["facebook-nodejs-business-sdk", "backend"] })).toEqual([]);
    },
  );

  it("does not make the others new that were always there", async () => {
    expect(
      await found(
        store(() => ({})),
        { sender: ["backend"] },
      ),
    ).toEqual([]);
  });
});

describe("a value that a window leaves out", () => {
  const half = store((index) => (index >= 150 ? { gateway: "klarna" } : {}));

  it("is not new in it where it was there before", async () => {
    const warehouse = await judgedWarehouse(half);
    try {
      await warehouse.run(`DELETE FROM verdicts WHERE happened_at < TIMESTAMPTZ '${moment(200)}'`);
      expect(await newValues(warehouse.rows, { event: "Purchase", declared: {} })).toEqual([]);
    } finally {
      await warehouse.close();
    }
  });
});

describe("the record of an undeclared change", () => {
  const sheet = readReferenceSheet();
  const value = { value: "klarna", orders: 30, first_seen: "2026-11-20T14:10:00Z", first_order: "#1042" } as const;

  it("is filled in with the trigger that declares such a change", () => {
    const draft = undeclaredChangeRecord(sheet, { of: "gateway", ...value }, ["us"]);
    expect(draft).toMatchObject({ ok: true, text: expect.stringContaining("kind: change\n") as unknown });
    expect(draft).toMatchObject({ text: expect.stringContaining("nobody declared: klarna") as unknown });
    for (const of of ["sender", "dataset"] as const)
      expect(undeclaredChangeRecord(sheet, { of, ...value }, [])).toMatchObject({ ok: true });
    expect(undeclaredChangeRecord({ ...sheet, triggers: {} }, { of: "gateway", ...value }, [])).toBeNull();
  });

  it("names the order by its pseudonym alone", () => {
    const finding = undeclaredChange({ of: "gateway", ...value }, { pseudonym: () => "3f2a91c07b5e", record: null });
    expect(finding).toMatchObject({
      code: "undeclared-change",
      args: { value: "klarna", first_order: "3f2a91c07b5e" },
    });
    expect(JSON.stringify(finding)).not.toContain("1042");
  });

  it.each([
    ["a record of that day", "2026-11-20T09:00:00Z", ["payment-app"], true],
    ["a record that was written when it was noticed", "2026-11-21T09:00:00Z", ["payment-app"], true],
    ["a change of another kind", "2026-11-20T09:00:00Z", ["theme"], false],
    ["a record of the month before", "2026-10-20T09:00:00Z", ["payment-app"], false],
    ["a record of the week after", "2026-11-27T09:00:00Z", ["payment-app"], false],
  ])("is not asked for again after %s: %#", (_what, at, triggers, declared) => {
    const changes = [{ what: "some record", at, triggers }];
    expect(isDeclaredChange(sheet, { of: "gateway", ...value }, changes)).toBe(declared);
  });
});
