import { validate, type SchemaError } from "../contract/validate.ts";
import type { Facts } from "../model/facts.ts";

/** Facts from a file, or everything that is wrong with it by JSON pointer. */
export type ReadFacts =
  { readonly ok: true; readonly facts: Facts } | { readonly ok: false; readonly errors: readonly SchemaError[] };

/** Checks a value that claims to be facts against `schema/facts.schema.json`. */
export function readFacts(value: unknown): ReadFacts {
  const checked = validate("facts", value);
  return checked.ok && isFacts(value)
    ? { ok: true, facts: value }
    : { ok: false, errors: checked.ok ? [] : checked.errors };
}

/** The schema and the model describe the same shape; the end-to-end tests validate every value the gate writes. */
function isFacts(value: unknown): value is Facts {
  return validate("facts", value).ok;
}
