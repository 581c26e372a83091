import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { validate } from "../../../src/contract/validate.ts";
import { run } from "../run-cli.ts";
import { sheetFiles } from "../store.ts";

const header =
  "Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Id,Source";

const orderRow = (n: number) =>
  `#${1000 + n},ada@northwind.example,paid,2026-11-01 12:0${n}:00 +0000,USD,40.00,0.00,0.00,40.00,2026-11-01 12:0${n}:00 +0000,1,Tent,40.00,T-1,${7000 + n},web`;

const serverLine = (n: number, value = 40) => {
  const time = Date.parse(`2026-11-01T12:0${n}:04Z`) / 1000;
  const custom_data = {
    value,
    currency: "USD",
    content_ids: [`v${n}`],
    content_type: "product",
    order_id: String(7000 + n),
  };
  const event = {
    event_name: "Purchase",
    event_time: time,
    event_id: `order-${7000 + n}`,
    action_source: "website",
    user_data: {},
    custom_data,
  };
  return JSON.stringify({ data: [event] });
};

/** A folder with the reference sheet, three orders and a server log in which one is missing and one is too low. */
function folder(lines: readonly string[] = [serverLine(1), serverLine(2, 35)]): string {
  const root = mkdtempSync(join(tmpdir(), "reconcile-"));
  const files = {
    ...sheetFiles(),
    "orders.csv": `${[header, ...[1, 2, 3].map(orderRow)].join("\n")}\n`,
    "capi.jsonl": `${lines.join("\n")}\n`,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  mkdirSync(join(root, ".git"), { recursive: true });
  return root;
}

const named = ["reconcile", "--orders", "orders.csv", "--server", "capi.jsonl"] as const;

interface Report {
  readonly orders: number;
  readonly verdicts: Readonly<Record<string, number>>;
  readonly metrics: Readonly<Record<string, { readonly numerator: number; readonly denominator: number }>>;
}

describe("reconcile", () => {
  it("says when the orders are where none lies in the asked time", async () => {
    const { code, out } = await run(folder(), ...named, "--from", "2026-11-02", "--json", "--salt", "x");
    expect(code).toBe(2);
    const { findings, window } = JSON.parse(out) as { readonly findings: readonly object[]; readonly window: object };
    expect(window).toEqual({ from: "2026-11-02T00:00:00Z", to: null });
    const args = { orders: 3, from: "2026-11-01T12:01:00Z", to: "2026-11-01T12:03:00Z" };
    expect(findings).toMatchObject([{ code: "orders-outside", severity: "error", args }]);
  });

  it("gives a report that is valid as evidence and says what is wrong", async () => {
    const { code, out, err } = await run(folder(), ...named, "--json", "--salt", "x");
    expect(err).toBe("");
    expect(code).toBe(1);
    const report = JSON.parse(out) as Report;
    expect(validate("reconciliation", report)).toMatchObject({ ok: true });
    expect(report.orders).toBe(3);
    expect(report.verdicts).toMatchObject({ matched: 1, "value-drift": 1, "missing-on-server": 1 });
    expect(report.metrics["same_value"]).toEqual({ numerator: 1, denominator: 2 });
    expect(report.metrics["orders_with_event"]).toEqual({ numerator: 0, denominator: 0 });
  });

  it("is the same byte for byte with the same salt, and names no order", async () => {
    const root = folder();
    const [one, two] = [
      await run(root, ...named, "--json", "--salt", "x"),
      await run(root, ...named, "--json", "--salt", "x"),
    ];
    expect(one.out).toBe(two.out);
    expect(one.out).not.toMatch(/100[123]|700[123]|ada@/u);
    expect((await run(root, ...named, "--json", "--salt", "y")).out).not.toBe(one.out);
  });

  it("ends with 0 when every order is as it should be", async () => {
    const { code, out } = await run(folder([1, 2, 3].map((n) => serverLine(n))), ...named);
    expect(out).toContain("3");
    expect(code).toBe(0);
  });

  it("judges by the retest's limits where one is named: what is unknown never passes", async () => {
    const root = folder([1, 2, 3].map((n) => serverLine(n)));
    expect((await run(root, ...named, "--retest", "order-reconciliation")).code).toBe(2);
  });

  it("ends with 2 when nothing can be said: no orders, or no log", async () => {
    expect((await run(folder(), "reconcile", "--server", "capi.jsonl")).code).toBe(2);
    expect((await run(folder(), "reconcile", "--orders", "orders.csv")).code).toBe(2);
    expect((await run(folder(), "reconcile", "--orders", "nothing.csv", "--server", "capi.jsonl")).code).toBe(2);
  });

  it("judges only the orders of the window", async () => {
    const { out } = await run(folder(), ...named, "--json", "--from", "2026-11-01T12:02:00Z", "--to", "2026-11-01");
    expect((JSON.parse(out) as Report).orders).toBe(2);
  });

  it("writes the report as a whole and leaves nothing else behind", async () => {
    const root = folder();
    const spill = mkdtempSync(join(tmpdir(), "spill-"));
    const { out } = await run(root, ...named, "--json", "--out", "report.json", "--spill", spill);
    expect(out).toBe("wrote report.json\n");
    expect(validate("reconciliation", JSON.parse(readFileSync(join(root, "report.json"), "utf8")))).toMatchObject({
      ok: true,
    });
    expect(readdirSync(root).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    expect(readdirSync(spill)).toEqual([]);
  });

  it("prints where the file to write is -", async () => {
    const root = folder();
    const { out } = await run(root, ...named, "--json", "--salt", "s", "--out", "-");
    expect(JSON.parse(out)).toMatchObject({ kind: "reconciliation" });
    expect(readdirSync(root)).not.toContain("-");
  });

  it.each([
    { words: ["reconcile"], says: "nothing to reconcile was named" },
    { words: [...named, "--json", "--csv"], says: "contradict" },
    { words: [...named, "--event", "Purchas"], says: "did you mean Purchase?" },
    { words: [...named, "--event", "AddToCart"], says: "has no contract" },
    { words: [...named, "--store", "eu"], says: "no store" },
    { words: [...named, "--retest", "order-sample"], says: "not proven by a reconciliation" },
    { words: [...named, "--memory", "lots"], says: "no amount of memory" },
    { words: [...named, "--from", "2026-11-02", "--to", "2026-11-01"], says: "ends before it begins" },
    { words: [...named, "--spill", "nowhere"], says: "no folder can be made" },
  ])("tells what to write instead: $says", async ({ words, says }) => {
    const { code, err } = await run(folder(), ...words);
    expect(err).toContain(says);
    expect(code).toBe(2);
  });
});
