import { birthDate } from "../birth-date.ts";
import { gender } from "../gender.ts";
import { asciiLetters, digits, isDigest, letters, lower, mailAddress } from "../plain-forms.ts";
import type { HashedField, Normaliser } from "../normaliser.ts";
import { countryOf, stateCode } from "../regions.ts";

const words = {
  f: ["f", "female", "woman", "girl", "mrs", "ms", "miss"],
  m: ["m", "male", "man", "boy", "mr"],
};

/** The state's code; of what is no state's name, the first two letters. */
function state(raw: string): string | null {
  const text = asciiLetters(raw).replaceAll(/\d/gu, "");
  return text === "" ? null : (stateCode(text) ?? text.slice(0, 2));
}

/** Spaces inside stay. */
function postcode(raw: string): string | null {
  const text = lower(raw).replace(/-.*$/u, "");
  return text.length < 2 ? null : text;
}

function country(raw: string): string | null {
  const text = lower(raw);
  return countryOf(text) ?? (text === "" ? null : text.slice(0, 2));
}

const forms: Readonly<Record<HashedField, (raw: string) => string | null>> = {
  em: mailAddress,
  ph: digits,
  fn: letters,
  ln: letters,
  ct: asciiLetters,
  st: state,
  zp: postcode,
  country,
  db: birthDate,
  ge: (raw) => gender(raw, words),
  external_id: lower,
};

/** Meta's Parameter Builder 1.3, and the Business SDK from 26, which uses it. What it hashes carries an appendix. */
export const parameterBuilder: Normaliser = {
  code: "as-parameter-builder",
  normalise: (field, raw) => (isDigest(raw) ? lower(raw) : forms[field](raw)),
};
