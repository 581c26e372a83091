import { lower } from "../plain-forms.ts";
import type { Normaliser } from "../normaliser.ts";

const lowered = ["em", "fn", "ln", "ge"];

/** RudderStack's destination: places and numbers are hashed as they are. */
export const rudderstack: Normaliser = {
  code: "as-rudderstack",
  normalise: (field, raw) => (lowered.includes(field) ? lower(raw) : raw),
};
