import { describe, expect, test } from "vitest";
import { md5, sha1, sha256, sha256Base64 } from "../../../src/reconcile/normalise/digests.ts";
import { explainHash, isRight, swappedWith } from "../../../src/reconcile/normalise/explain-hash.ts";
import type { HashedField } from "../../../src/reconcile/normalise/normaliser.ts";

const at = (country: string | null) => ({ country });
const email = " Kim@Example.com";
const right = "kim@example.com";

describe("a right hash", () => {
  const cases: readonly (readonly [HashedField, string, string | null, string])[] = [
    ["em", email, null, right],
    ["ph", "+1 (650) 555-1212", null, "16505551212"],
    ["ph", "(650)555-1212", "US", "16505551212"],
    ["ph", "020 7946 0958", "United Kingdom", "442079460958"],
    ["ph", "+44 (0)20 7946 0958", "GB", "442079460958"],
    ["ph", "0044 20 7946 0958", null, "442079460958"],
    ["ph", "1 650 555 1212", "CA", "16505551212"],
    ["ph", "0341 123456", "DE", "49341123456"],
    ["ph", "06 12 34 56 78", "FR", "33612345678"],
    ["ph", "06 1234 5678", "IT", "390612345678"],
    ["ph", "612 345 678", "ES", "34612345678"],
    ["ph", "040 123 4567", "FI", "358401234567"],
    ["ph", "06-12345678", "NL", "31612345678"],
    ["ph", "0412 345 678", "AU", "61412345678"],
    ["ph", "090-1234-5678", "JP", "819012345678"],
    ["ph", "22 12 34 56", "NO", "4722123456"],
    ["fn", "Mary Ann", null, "mary ann"],
    ["fn", "Mary Ann", null, "maryann"],
    ["ln", "O'Litware", null, "olitware"],
    ["ct", "Saint-Étienne", null, "saintétienne"],
    ["st", "California", "US", "ca"],
    ["st", "Île-de-France", "FR", "îledefrance"],
    ["zp", "94035-1234", "US", "94035"],
    ["zp", "SW1A 1AA", "GB", "sw1a1aa"],
    ["zp", "530-0001", "JP", "5300001"],
    ["country", "United States", null, "us"],
    ["country", "UK", null, "gb"],
    ["db", "2/16/1997", null, "19970216"],
    ["db", "1997-2-6", null, "19970206"],
    ["db", "16.02.1997", null, "19970216"],
    ["external_id", " Kim42 ", null, "Kim42"],
    ["ge", "Female", null, "f"],
  ];

  test.each(cases)("of %s %s in %s is that of %s", (field, raw, country, form) => {
    const sent = { field, raw, sent: sha256(form), customer: at(country) };
    expect(isRight(sent)).toBe(true);
    expect(explainHash(sent)).toEqual([]);
  });

  test("may carry the appendix of Meta's Parameter Builder", () => {
    const sent = (mark: string) => ({
      field: "em" as const,
      raw: email,
      sent: sha256(right) + mark,
      customer: at(null),
    });
    expect([".AQQCAQMC", ".Ab"].map((mark) => isRight(sent(mark)))).toEqual([true, true]);
    expect(isRight(sent(".more-than-that"))).toBe(false);
  });

  test("of external_id may be the id itself", () => {
    const id = { field: "external_id" as const, raw: "Kim42", customer: at(null) };
    expect(["Kim42", sha256("Kim42"), sha256("kim42")].map((sent) => isRight({ ...id, sent }))).toEqual([
      true,
      true,
      true,
    ]);
  });

  test("cannot be told for a phone number without a country", () => {
    const phone = { field: "ph" as const, raw: "020 7946 0958", sent: sha256("442079460958"), customer: at(null) };
    expect(isRight(phone)).toBe(null);
  });
});

describe("a country", () => {
  test.each(["FR", "DE", "GB", "RU", "CD", "YE", "MM", "TL", "RS", "CW"])("%s is its own code", (raw) => {
    expect(isRight({ field: "country", raw, sent: sha256(raw.toLowerCase()), customer: at(null) })).toBe(true);
  });

  test.each(["XX", "EU", "ZZ", "Atlantis"])("is not %s", (raw) => {
    expect(isRight({ field: "country", raw, sent: sha256(raw.toLowerCase()), customer: at(null) })).toBe(null);
  });
});

describe("a wrong hash", () => {
  const cases: readonly (readonly [code: string, field: HashedField, raw: string, sent: string])[] = [
    ["unhashed", "em", email, right],
    ["double-hash", "em", email, sha256(sha256(right))],
    ["upper-case-hash", "em", email, sha256(right).toUpperCase()],
    ["hashed-as-typed", "em", email, sha256(email)],
    ["hash-with-newline", "em", email, sha256(`${right}\n`)],
    ["hash-of-quoted", "em", email, sha256(`"${right}"`)],
    ["base64-hash", "em", email, sha256Base64(right)],
    ["md5", "em", email, md5(right)],
    ["sha1", "em", email, sha1(right)],
    ["hash-of-empty", "em", email, sha256("")],
    ["hash-of-undefined", "em", email, sha256("undefined")],
    ["hash-of-null", "em", email, sha256("null")],
    ["no-country-code", "ph", "(650)555-1212", sha256("6505551212")],
    ["as-gtm-tag", "ph", "+1 (650) 555-1212", sha256("1650 5551212")],
    ["as-business-sdk-24", "ln", "O'Litware", sha256("o'litware")],
    ["as-parameter-builder", "ct", "São Paulo", sha256("sopaulo")],
    ["as-stape-tag", "ct", "St. Louis", sha256("st.louis")],
    ["as-rudderstack", "zp", "SW1A 1AA", sha256("SW1A 1AA")],
  ];

  test.each(cases)("made by %s is known, from %s %s", (code, field, raw, sent) => {
    expect(explainHash({ field, raw, sent, customer: at("US") })).toContain(code);
  });

  test("that nothing known would make has no explanation", () => {
    expect(explainHash({ field: "em", raw: email, sent: sha256("lin@example.com"), customer: at(null) })).toEqual([]);
  });

  test("is told from its form alone where the order doesn't have the field", () => {
    const of = (sent: string) => explainHash({ field: "em", raw: null, sent, customer: at(null) });
    expect([of(sha256("")), of(right), of(sha256(right))]).toEqual([["hash-of-empty"], ["unhashed"], []]);
  });

  test("may be that of another field", () => {
    expect(swappedWith(sha256("wingtip"), { fn: "Omar", ln: "Wingtip" }, at(null))).toBe("ln");
    expect(swappedWith(sha256("else"), { fn: "Omar", ln: "Wingtip" }, at(null))).toBe(null);
  });
});
