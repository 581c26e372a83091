import { describe, expect, it } from "vitest";
import { undeclaredChange, undeclaredChangeRecord } from "../../src/app/undeclared-change.ts";
import { type NewValueOptions, newValues } from "../../src/reconcile/new-values.ts";
import { readReferenceSheet } from "../governance/reference-sheet.ts";
import { type Judged, judgedWarehouse, moment } from "./judged-tables.ts";

const plain = { gateway: "card", source: "web", sender: "shop", dataset: "123456789012345" };
const store = (change: (index: number) => Omit<Judged, "at">): readonly Judged[] =>
  Array.from({ length: 400 }, (_, index) => ({ at: moment(index), ...plain, ...change(index) }));

async function found(orders: readonly Judged[], declared: NewValueOptions["declared"] = {}) {
  const warehouse = await judgedWarehouse(orders);
  try {
    return await newValues(warehouse.rows, { declared });
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
    ["is empty", store((index) => (index > 250 ? { gateway: "" } : {}))],
  ])("is not told where it %s", async (_what, orders) => {
    expect(await found(orders)).toEqual([]);
  });

  it("is told whenever it came where the sheet declares the others, and never where it declares it", async () => {
    const orders = store((index) => (index % 5 === 0 ? { dataset: "999" } : {}));
    expect(await found(orders, { dataset: [plain.dataset] })).toMatchObject([
      { of: "dataset", value: "999", orders: 80 },
    ]);
    expect(await found(orders, { dataset: [plain.dataset, "999"] })).toEqual([]);
  });
});

describe("the record of an undeclared change", () => {
  const sheet = readReferenceSheet();
  const value = { value: "klarna", orders: 30, first_seen: "2026-11-20T14:10:00Z", first_order: "#1042" } as const;

  it("is filled in with the trigger that declares such a change", () => {
    const draft = undeclaredChangeRecord(sheet, { of: "gateway", ...value }, ["us"]);
    expect(draft).toMatchObject({ ok: true, text: expect.stringContaining("kind: change\n") as unknown });
    expect(draft).toMatchObject({ text: expect.stringContaining("not there before: klarna") as unknown });
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
});
