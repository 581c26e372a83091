import { describe, expect, test } from "vitest";
import { compile } from "../../../src/reconcile/compile/compile.ts";
import { explanations } from "../../../src/reconcile/explain/explain.ts";
import { explainIdentity } from "../../../src/reconcile/explain/identity/identity-keys.ts";
import { sha256 } from "../../../src/reconcile/normalise/digests.ts";
import { contract, event, line, order, question, stored, type Given } from "../small-store.ts";

const typed = { em: "Kim@Example.com", ph: "+1 (650) 555-1212", fn: "Kim", ln: "O'Litware", country: "US" };
const right = { em: sha256("kim@example.com"), ph: sha256("16505551212") };
const agreed = { ...contract, identity: { ...contract.identity, fn: "sha256", ln: "sha256" } as const };

async function told(browser: Given, server: Given, identity: Given = typed) {
  const warehouse = await stored({
    orders: [order(1, { identity })],
    order_lines: [line(1)],
    catalogue: [{ id: "v1", item_group_id: "p1" }],
    events: [event("browser", 1, { keys: browser }), event("server", 1, { keys: server })],
  });
  try {
    for (const { sql } of compile({ ...question, contract: agreed })) await warehouse.run(sql);
    const found = await explanations(warehouse.rows, agreed);
    const rows = await warehouse.rows("SELECT concat(side, ' ', code) AS told FROM explained ORDER BY side");
    return { found, codes: rows.map((row) => row["told"]) };
  } finally {
    await warehouse.close();
  }
}

describe("identifiers that are wrong", () => {
  test.each([
    ["em-double-hash", { ...right, em: sha256(right.em) }],
    ["em-unhashed", { ...right, em: "kim@example.com" }],
    ["em-hash-of-empty", { ...right, em: sha256("") }],
    ["em-upper-case-hash", { ...right, em: right.em.toUpperCase() }],
    ["em-unexplained", { ...right, em: sha256("lin@example.com") }],
    ["ph-as-gtm-tag", { ...right, ph: sha256("1650 5551212") }],
    ["fbp-hashed", { ...right, fbp: sha256("fb.1.1788235224000.1") }],
    ["db-not-agreed", { ...right, db: sha256("19970216") }],
  ])("as by %s are explained so", async (code, server) => {
    const { found, codes } = await told(right, server);
    expect(found).toEqual([{ code, verdict: "identity-keys", side: "server", orders: 1, of: 1, detail: null }]);
    expect(codes).toEqual([`server ${code}`]);
  });

  test("because two libraries normalise differently are explained on the side that is wrong", async () => {
    const { codes } = await told({ ...right, ln: sha256("olitware") }, { ...right, ln: sha256("o'litware") });
    expect(codes).toEqual(["server ln-as-business-sdk-24"]);
  });

  test("though both are as documented are told as differing between the sides", async () => {
    const spaced = { ...typed, fn: "Mary Ann" };
    const { codes } = await told({ ...right, fn: sha256("mary ann") }, { ...right, fn: sha256("maryann") }, spaced);
    expect(codes).toEqual(["browser fn-other-side-differs", "server fn-other-side-differs"]);
  });

  test("of a customer about whom the order says nothing are compared side with side", async () => {
    const { codes } = await told(right, { ...right, em: sha256("lin@example.com") }, {});
    expect(codes).toEqual(["browser em-other-side-differs", "server em-other-side-differs"]);
  });

  test("are not those that only part a name elsewhere than the export does", async () => {
    const named = { ...typed, fn: "Mary", ln: "Ann Northwind" };
    const sent = { ...right, fn: sha256("maryann"), ln: sha256("northwind") };
    expect((await told(right, { ...sent, em: sha256(right.em) }, named)).codes).toEqual(["server em-double-hash"]);
  });

  test("in other fields are told as that", async () => {
    const { codes } = await told({ ...right, ln: sha256("olitware") }, { ...right, ln: sha256("kim") });
    expect(codes).toEqual(["server ln-hash-of-fn"]);
  });

  test("leave nothing of the customer in what is told", async () => {
    const { found, codes } = await told(right, { ...right, em: "kim@example.com", ph: "+1 (650) 555-1212" });
    expect(JSON.stringify([found, codes])).not.toMatch(/example|650|litware/iu);
  });
});

describe("more orders than are looked at", () => {
  test.each([
    [3, null],
    [2, "in the 2 orders looked at, of 3 that differ"],
  ])("are counted as those that were, %i of 3", async (most, detail) => {
    const orders = [1, 2, 3];
    const keys = { ...right, em: "kim@example.com" };
    const warehouse = await stored({
      orders: orders.map((n) => order(n, { identity: typed })),
      order_lines: orders.map((n) => line(n)),
      catalogue: orders.map((n) => ({ id: `v${n}` })),
      events: orders.flatMap((n) => [event("browser", n, { keys: right }), event("server", n, { keys })]),
    });
    try {
      for (const { sql } of compile({ ...question, contract: agreed })) await warehouse.run(sql);
      await warehouse.run("CREATE TABLE explained (order_key VARCHAR, side VARCHAR, verdict VARCHAR, code VARCHAR)");
      const found = await explainIdentity(warehouse.rows, agreed, most);
      const told = { code: "em-unhashed", verdict: "identity-keys", side: "server", orders: most, of: most, detail };
      expect(found).toEqual([told]);
    } finally {
      await warehouse.close();
    }
  });
});
