import { validate, type SchemaError } from "../../contract/validate.ts";
import type { Facts } from "../../model/facts.ts";

/** Facts from a file, or everything that is wrong with it by JSON pointer. */
export type ReadFacts =
  { readonly ok: true; readonly facts: Facts } | { readonly ok: false; readonly errors: readonly SchemaError[] };

/** Checks a value that claims to be facts against `schema/facts.schema.json`, which describes the same shape as the model. */
export function readFacts(value: unknown): ReadFacts {
  let errors: readonly SchemaError[] = [];
  const isFacts = (claimed: unknown): claimed is Facts => {
    const checked = validate("facts", claimed);
    if (!checked.ok) errors = checked.errors;
    return checked.ok;
  };
  return isFacts(value) ? { ok: true, facts: value } : { ok: false, errors };
}
