import { describe, expect, it } from "vitest";
import { parseSheet } from "../../src/sheet/parse-sheet.ts";
import { tinyFiles, tinySheet } from "./tiny-sheet.ts";

const file = "events/purchase.yml";

function purchaseWith(contract: string, template = "order-{order.id}") {
  const text = `${tinySheet[file]!.replace("{ logic: The order id }", `{ logic: The order id, template: "${template}" }`)}${contract}\n`;
  return parseSheet(tinyFiles({ ...tinySheet, [file]: text }));
}

function contractOf(contract: string) {
  const parsed = purchaseWith(contract);
  expect(parsed.findings).toEqual([]);
  return parsed.ok ? parsed.sheet.events["Purchase"]!.contract : undefined;
}

describe("the contract of an event", () => {
  it("is null where the event states none", () => {
    expect(contractOf("")).toBeNull();
  });

  it("has what is usual for a Shopify store where it says nothing", () => {
    expect(contractOf("contract: {}")).toMatchObject({
      value: { amount: "total", currency: "shop", tolerance: null },
      divergence: [],
      content_ids: { template: "{line.variant_id}", type: "product" },
      event_time: { fine: 30, late: 7200, failed: 86_400 },
      identity: { em: "sha256", fbp: "plain" },
      consent: "required",
    });
  });

  it("keeps what it says", () => {
    const contract = contractOf(
      `contract: { value: { amount: subtotal, tolerance: "0.05" }, divergence: [browser], identity: { em: plain }, event_time: { late: 60 } }`,
    );
    expect(contract).toMatchObject({
      value: { amount: "subtotal", currency: "shop", tolerance: "0.05" },
      divergence: ["browser"],
      event_time: { fine: 30, late: 60, failed: 86_400 },
      identity: { em: "plain" },
    });
    expect(Object.keys(contract!.identity)).toEqual(["em"]);
  });

  it.each([
    { says: "an order's field that does not exist", contract: "contract: {}", template: "order-{order.token}" },
    { says: "a field of something else", contract: "contract: {}", template: "{cart.token}" },
    { says: "an id that is the same for every order", contract: "contract: {}", template: "order" },
    { says: "a line's field that does not exist", contract: 'contract: { content_ids: { template: "{line.ean}" } }' },
    { says: "an order's field in a product id", contract: 'contract: { content_ids: { template: "{order.id}" } }' },
    { says: "an amount that does not exist", contract: "contract: { value: { amount: gross } }" },
    { says: "a tolerance that is no amount", contract: 'contract: { value: { tolerance: "5 %" } }' },
  ])("may not name $says", ({ contract, template }) => {
    const { findings } = purchaseWith(contract, template);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      code: "invalid-value",
      severity: "error",
      place: { file: `governance/${file}` },
    });
    expect(findings[0]!.place!.line).toBeGreaterThan(1);
  });

  it("leaves templates alone where there is nothing to check them against", () => {
    expect(purchaseWith("", "{cart.token}").findings).toEqual([]);
  });
});
