import type { Written } from "../model/written.generated.ts";
import { validators as fileValidators } from "./file-validators.generated.js";
import { checkWith, type SchemaError, type SchemaName, type Validated, type Validator } from "./validator.ts";
import { validators } from "./validators.generated.js";

export type { SchemaError, SchemaName, Validated };

const all: { readonly [N in SchemaName]: Validator<Written[N]> } = { ...fileValidators, ...validators };

/** Checks a value against the schema `name`. */
export function validate<N extends SchemaName>(name: N, data: unknown): Validated<Written[N]> {
  const validator: Validator<Written[N]> = all[name];
  return checkWith(validator, data);
}
