import { describe, expect, test } from "vitest";
import recorded from "./recorded-senders.json" with { type: "json" };
import { sha256, withoutAppendix } from "../../../src/reconcile/normalise/digests.ts";
import { isHashedField, type HashedField } from "../../../src/reconcile/normalise/normaliser.ts";
import { isDigest } from "../../../src/reconcile/normalise/plain-forms.ts";
import { businessSdk } from "../../../src/reconcile/normalise/senders/business-sdk.ts";
import { gtmTag } from "../../../src/reconcile/normalise/senders/gtm-tag.ts";
import { parameterBuilder } from "../../../src/reconcile/normalise/senders/parameter-builder.ts";
import { rudderstack } from "../../../src/reconcile/normalise/senders/rudderstack.ts";
import { segment } from "../../../src/reconcile/normalise/senders/segment.ts";
import { stapeTag } from "../../../src/reconcile/normalise/senders/stape-tag.ts";

function fieldOf(key: string): HashedField {
  if (!isHashedField(key)) throw new Error(`no field ${key}`);
  return key;
}

const cases = recorded.cases.map((one) => ({ ...one, field: fieldOf(one.field) }));

describe("what was recorded of Meta's libraries", () => {
  test("holds a case of every field", () => {
    expect(new Set(cases.map(({ field }) => field)).size).toBe(11);
  });

  test.each(cases)("the Business SDK sends of $field $input", ({ field, input, business_sdk }) => {
    const form = businessSdk.normalise(field, input);
    const isSentAsIs = field === "external_id" || isDigest(input);
    expect(form === null || isSentAsIs ? form : sha256(form)).toBe(business_sdk);
  });

  test.each(cases)("the Parameter Builder hashes of $field $input", ({ field, input, ...said }) => {
    const form = parameterBuilder.normalise(field, input);
    const isSentAsIs = isDigest(input);
    expect(form).toBe(isSentAsIs ? input.toLowerCase() : said.parameter_builder);
    const hash = form === null || isSentAsIs ? form : sha256(form);
    expect(hash).toBe(said.parameter_builder_hash === null ? null : withoutAppendix(said.parameter_builder_hash));
  });
});

describe("what other senders hash", () => {
  const inputs: readonly (readonly [HashedField, string])[] = [
    ["ph", "+1 (650) 555-1212"],
    ["ct", "New York"],
    ["ct", "St. Louis"],
    ["zp", "94035-1234"],
    ["zp", "SW1A 1AA"],
    ["fn", "Mary Ann"],
    ["st", "California"],
    ["country", "United States"],
  ];

  test.each([
    [
      gtmTag,
      ["1650 5551212", "new york", "st. louis", "94035-1234", "sw1a 1aa", "mary ann", "california", "united states"],
    ],
    [
      stapeTag,
      ["16505551212", "newyork", "st.louis", "94035-1234", "sw1a 1aa", "mary ann", "california", "united states"],
    ],
    [segment, ["16505551212", "newyork", "st.louis", "94035-1234", "sw1a1aa", "maryann", "ca", "us"]],
    [
      rudderstack,
      [
        "+1 (650) 555-1212",
        "New York",
        "St. Louis",
        "94035-1234",
        "SW1A 1AA",
        "mary ann",
        "California",
        "United States",
      ],
    ],
    [businessSdk, ["16505551212", "newyork", "stlouis", "94035", "sw1a1aa", "mary ann", "california", null]],
    [parameterBuilder, ["16505551212", "newyork", "stlouis", "94035", "sw1a 1aa", "maryann", "ca", "us"]],
  ])("$code", ({ normalise }, forms) => {
    expect(inputs.map(([field, input]) => normalise(field, input))).toEqual(forms);
  });
});
