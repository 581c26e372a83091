import { digits, lower } from "../plain-forms.ts";
import type { Normaliser } from "../normaliser.ts";

/** Stape's tag for a server container of Google Tag Manager, 2.1. */
export const stapeTag: Normaliser = {
  code: "as-stape-tag",
  normalise: (field, raw) => {
    if (field === "ph") return digits(raw);
    return field === "ct" ? lower(raw).replaceAll(/\s/gu, "") : lower(raw);
  },
};
