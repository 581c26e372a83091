import { birthDate } from "./birth-date.ts";
import { gender } from "./gender.ts";
import type { HashedField } from "./normaliser.ts";
import { digits, letters, lower } from "./plain-forms.ts";
import { abroad, countryOf, isCountry, stateCode } from "./regions.ts";

/** What is known of a customer besides the field in question. */
export interface Customer {
  /** As the order has it: a code or a name; null where it has none. */
  readonly country: string | null;
}

const words = { f: ["f", "female", "woman"], m: ["m", "male", "man"] };

function countryCode(raw: string): string | null {
  const text = lower(raw);
  if (text === "uk") return "gb";
  return countryOf(text) ?? (isCountry(text) ? text : null);
}

/** Digits with the country's code. A trunk zero in brackets isn't dialled from abroad. */
function phones(raw: string, { country }: Customer): readonly (string | null)[] {
  const text = raw.trim();
  const all = digits(text.replace(/\(0\)/u, ""));
  if (text.startsWith("+") || text.startsWith("00")) return [all];
  const code = country === null ? null : countryCode(country);
  if (code === null) return [];
  return [abroad(text.replaceAll(/\D/gu, ""), code) ?? null];
}

function names(raw: string): readonly string[] {
  const words = lower(raw).replaceAll(/[^\p{L}\p{M}\p{N}\s]/gu, "");
  return [words, letters(raw)];
}

function postcodes(raw: string, { country }: Customer): readonly string[] {
  const text = letters(raw);
  const code = country === null ? null : countryCode(country);
  return code === "us" || (code === null && /^\d{5}-\d{4}$/u.test(raw.trim())) ? [text.slice(0, 5)] : [text];
}

const forms: Readonly<Record<HashedField, (raw: string, customer: Customer) => readonly (string | null)[]>> = {
  em: (raw) => [lower(raw)],
  ph: phones,
  fn: names,
  ln: names,
  ct: (raw) => [letters(raw)],
  st: (raw) => [stateCode(letters(raw)) ?? letters(raw)],
  zp: postcodes,
  country: (raw) => [countryCode(raw)],
  db: (raw) => [birthDate(raw)],
  ge: (raw) => [gender(raw, words)],
  external_id: (raw) => [raw, raw.trim(), lower(raw)],
};

/**
 * The forms that Meta documents for a field, before hashing: usually one; two where the documents leave open whether a space goes. None
 * where nobody can tell, such as a phone number without a country.
 */
export function rightForms(field: HashedField, raw: string, customer: Customer): readonly string[] {
  if (raw.trim() === "") return [];
  return [...new Set(forms[field](raw, customer))].filter((form): form is string => form !== null && form !== "");
}
