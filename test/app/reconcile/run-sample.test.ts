import { describe, expect, it } from "vitest";
import { runSample } from "../../../src/app/reconcile/run-sample.ts";
import { judgeSample } from "../../../src/evidence/judge-sample.ts";
import type { Retest } from "../../../src/model/sheet.ts";
import { parseEvidence } from "../../../src/sheet/parse-evidence.ts";
import { validateFile } from "../../../src/contract/validate-file.ts";
import { readReferenceSheet } from "../../governance/reference-sheet.ts";
import { contract, event, order, stored, type Tables } from "../../reconcile/small-store.ts";
import { store, withEvents } from "../../reconcile/sample/world.ts";

const purchase = readReferenceSheet().events["Purchase"]!;
const orderSample: Retest = {
  title: "Ten orders, three sources, side by side",
  method: ["Take ten orders."],
  proves: ["Purchase.value"],
  owner: "analytics",
  max_age_days: 7,
  evidence: "sample",
  passes_when: {
    event_id: { wrong: 0, min_known: 8 },
    value: { wrong: 0, min_known: 8, tolerance: "0.01" },
    content_ids: { wrong: 0, min_known: 8 },
    event_time: { wrong: 0, min_known: 8, tolerance: "300" },
  },
};
const skuSample: Retest = { ...orderSample, passes_when: { content_ids: { wrong: 0, min_known: 8 } } };

async function taken(tables: Tables, what: "orders" | "products" = "orders") {
  const warehouse = await stored(tables);
  try {
    const kinds = ["orders", "browser", "server", "catalogue"] as const;
    return await runSample({
      warehouse,
      load: () =>
        Promise.resolve({ inputs: kinds.map((kind) => ({ kind, files: 1, read: 1, rejected: 0 })), findings: [] }),
      event: { name: "Purchase", says: purchase, contract },
      store: null,
      window: null,
      now: new Date("2026-11-22T09:00:00.123Z"),
      changes: [],
      onStep: () => undefined,
      what,
      count: 10,
      seed: 7,
      retest: { id: "order-sample", says: what === "orders" ? orderSample : skuSample },
    });
  } finally {
    await warehouse.close();
  }
}

function evidenceOf(yaml: string) {
  const evidence = parseEvidence("governance/evidence/a.yml", "", yaml);
  if (evidence.kind !== "sample") throw new Error(`not a sample: ${JSON.stringify(evidence)}`);
  return evidence.sample;
}

describe("taking a sample", () => {
  it("makes a file that the gate reads and that passes where every source agrees", async () => {
    const { file } = await taken(store);
    expect(file?.stem).toBe("2026-11-22-order-sample");
    const sample = evidenceOf(file!.yaml);
    expect(judgeSample(orderSample, sample)).toMatchObject({
      passed: true,
      summary:
        "event_id 10 right, 0 wrong, 0 unknown; value 10 right, 0 wrong, 0 unknown; content_ids 10 right, 0 wrong, 0 unknown; event_time 10 right, 0 wrong, 0 unknown",
    });
    expect(Object.keys(sample.rows[0]?.values ?? {})).toEqual(["event_id", "value", "content_ids", "event_time"]);
    expect(file?.yaml.split("\n").slice(0, 14).join("\n")).toMatchSnapshot();
  });

  it("says the same as JSON", async () => {
    const { file } = await taken(store);
    expect(validateFile("sample", JSON.parse(JSON.stringify(file?.value))).ok).toBe(true);
    expect(evidenceOf(JSON.stringify(file?.value)).rows).toEqual(evidenceOf(file!.yaml).rows);
  });

  it("makes a file that does not pass where a path is silent", async () => {
    const { file } = await taken({ ...store, events: (store.events ?? []).filter(({ side }) => side === "server") });
    expect(judgeSample(orderSample, evidenceOf(file!.yaml)).passed).toBe(false);
  });

  it("gives a product one row, and one for each event where they disagree", async () => {
    const view = { name: "ViewContent", order_ref: null, content_ids: ["gid://shopify/ProductVariant/v1"] };
    const { file } = await taken(
      withEvents(event("browser", 1), event("browser", 2), event("browser", 3, view)),
      "products",
    );
    const rows = evidenceOf(file!.yaml).rows;
    expect(rows.slice(0, 3).map((row) => row.order)).toEqual(["v1:ViewContent", "v1:Purchase", "v2"]);
    expect(rows[2]?.values["content_ids"]).toEqual({
      order: ["v2"],
      browser: ["v2"],
      server: "unknown",
      catalogue: ["v2"],
    });
  });

  it("makes no file when there is nothing to sample", async () => {
    const { file, sample } = await taken({ ...store, orders: [order(1, { test: true })] });
    expect(file).toBeNull();
    expect(sample.of).toBe(0);
  });

  it("makes no file that would keep personal data in git, and says why", async () => {
    const hostile = event("browser", 1, { event_id: "ada@northwind.example" });
    const { file, findings } = await taken({ ...withEvents(hostile), orders: [order(1)] });
    expect(file).toBeNull();
    expect(findings.map(({ code }) => code)).toEqual(["secret-in-evidence"]);
  });

  it("keeps whatever an event says as text", async () => {
    const odd = event("browser", 1, {
      event_id: 'x"} ]\n- kind: other # \u0085\u202E',
      content_ids: ["[1, 2]", "null", "~"],
    });
    const { file } = await taken({ ...withEvents(odd), orders: [order(1)] });
    const [row] = evidenceOf(file!.yaml).rows;
    expect(row?.values["event_id"]).toMatchObject({ browser: 'x"} ] - kind: other #' });
    expect(row?.values["content_ids"]).toMatchObject({ browser: ["[1, 2]", "null", "~"] });
  });
});
