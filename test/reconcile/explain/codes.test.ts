import { describe, expect, test } from "vitest";
import { currency } from "../../../src/reconcile/explain/currency/currency.ts";
import { eventId } from "../../../src/reconcile/explain/event-id/event-id.ts";
import { productIdentity } from "../../../src/reconcile/explain/ids/product-identity.ts";
import { eventTime } from "../../../src/reconcile/explain/time/event-time.ts";
import { valueDrift } from "../../../src/reconcile/explain/value/value-drift.ts";
import { senders } from "../../../src/reconcile/normalise/senders/senders.ts";
import { explanationCodes } from "../../../src/report/reconcile/explanation-codes.ts";
import { contract } from "../small-store.ts";

const templates = ["{line.variant_id}", "{line.product_id}", "{line.sku}"];

describe("every code of an explanation", () => {
  test.each([eventId, currency, valueDrift, productIdentity, eventTime])("of $verdict has words", (aspect) => {
    const codes = templates.flatMap((template) =>
      aspect.explainers({ ...contract, content_ids: { template, type: "product" } }).map(({ code }) => code),
    );
    const all = [...new Set(codes), `${aspect.verdict}-unexplained`];
    expect(all.filter((code) => explanationCodes[code] === undefined)).toEqual([]);
  });

  test("of a sender has words", () => {
    const codes = senders.map(({ code }) => `em-${code}`);
    expect(codes.filter((code) => explanationCodes[code] === undefined)).toEqual([]);
  });

  test("is about one thing only", () => {
    const codes = [eventId, currency, valueDrift, productIdentity, eventTime].flatMap((aspect) => [
      ...new Set(aspect.explainers(contract).map(({ code }) => code)),
    ]);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
