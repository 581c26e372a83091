import { gender } from "../gender.ts";
import { isDigest, lower, mailAddress } from "../plain-forms.ts";
import type { HashedField, Normaliser } from "../normaliser.ts";
import { isCountry } from "../regions.ts";

const words = { f: ["f", "female", "girl", "woman"], m: ["m", "male", "boy", "man"] };

/** Points stay, everything else that people write around digits goes. */
function phone(raw: string): string | null {
  const text = lower(raw)
    .replaceAll(/[\sa-z()+-]/gu, "")
    .replace(/^0+/u, "");
  return text.length < 7 ? null : text;
}

/** Spaces, points, hyphens, brackets and digits go, letters of any alphabet stay. */
const place = (raw: string) => lower(raw).replaceAll(/[\d\s().-]/gu, "");

/** What stands before the first hyphen, without spaces. */
function postcode(raw: string): string | null {
  const text = lower(raw).replaceAll(/\s/gu, "").replace(/-.*$/u, "");
  return text.length < 2 ? null : text;
}

function country(raw: string): string | null {
  const text = lower(raw);
  return text.length === 2 && isCountry(text) ? text : null;
}

const forms: Readonly<Record<HashedField, (raw: string) => string | null>> = {
  em: mailAddress,
  ph: phone,
  fn: lower,
  ln: lower,
  ct: place,
  st: place,
  zp: postcode,
  country,
  db: lower,
  ge: (raw) => gender(raw, words),
  external_id: (raw) => raw,
};

/** Meta's Business SDK for Node up to 24; its WooCommerce plugin does the same. It sends external_id as it is. */
export const businessSdk: Normaliser = {
  code: "as-business-sdk-24",
  normalise: (field, raw) => (field !== "external_id" && isDigest(raw) ? lower(raw) : forms[field](raw)),
};
