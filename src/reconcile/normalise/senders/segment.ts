import { digits, lower } from "../plain-forms.ts";
import type { Normaliser } from "../normaliser.ts";
import { countryOf, stateCode } from "../regions.ts";

/** Segment's destination for the Conversions API: spaces go, names of states and countries become codes. */
export const segment: Normaliser = {
  code: "as-segment",
  normalise: (field, raw) => {
    if (field === "ph") return digits(raw);
    if (field === "em" || field === "external_id") return lower(raw);
    const text = lower(raw).replaceAll(/\s/gu, "");
    if (field === "st") return stateCode(text) ?? text;
    return field === "country" ? (countryOf(lower(raw)) ?? text) : text;
  },
};
