import type { Written } from "../model/written.generated.ts";
import { validators, type SchemaError, type Validator } from "./validators.generated.js";

export type { SchemaError };

/** The stem of a file in `schema/`: `sheet`, `triggers`, `verdict`, … */
export type SchemaName = keyof Written;

/** A value that has the shape of its schema, or everything that is wrong with it. */
export type Validated<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly SchemaError[] };

// A person mends the first ones first; a hostile file must not fill the report.
const mostErrors = 500;

/** Checks a value against the schema `name`; all errors are listed (the first 500), none is thrown. */
export const validate = <N extends SchemaName>(name: N, data: unknown): Validated<Written[N]> => {
  const validator: Validator<Written[N]> = validators[name];
  if (validator(data)) return { ok: true, value: data };
  return { ok: false, errors: (validator.errors ?? []).slice(0, mostErrors).map(plain) };
};

const plain = ({ instancePath, keyword, params }: SchemaError): SchemaError => ({ instancePath, keyword, params });
