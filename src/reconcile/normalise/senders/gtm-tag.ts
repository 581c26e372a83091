import { lower } from "../plain-forms.ts";
import type { Normaliser } from "../normaliser.ts";

/** Of each sign only the first goes. */
function phone(raw: string): string {
  return ["+", "-", " ", "(", ")"].reduce((text, sign) => text.replace(sign, ""), lower(raw));
}

/** Meta's tag for a server container of Google Tag Manager, 0.0.9. */
export const gtmTag: Normaliser = {
  code: "as-gtm-tag",
  normalise: (field, raw) => (field === "ph" ? phone(raw) : lower(raw)),
};
