import type { Written } from "../model/written.generated.ts";

/** One complaint in the validator's own words: where, which schema keyword, with what arguments. */
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A compiled schema; `errors` belongs to the latest call. */
export interface Validator<T> {
  (data: unknown): data is T;
  readonly errors?: readonly SchemaError[] | null;
}

/** The stem of a file in `schema/`: `sheet`, `triggers`, `verdict`, … */
export type SchemaName = keyof Written;

/** A value that has the shape of its schema, or everything that is wrong with it. */
export type Validated<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly SchemaError[] };

// A person mends the first ones first; a hostile file must not fill the report.
const mostErrors = 500;

/** Checks a value; all errors are listed (the first 500), none is thrown. */
export function checkWith<T>(validator: Validator<T>, data: unknown): Validated<T> {
  if (validator(data)) return { ok: true, value: data };
  return { ok: false, errors: (validator.errors ?? []).slice(0, mostErrors).map(plain) };
}

function plain({ instancePath, keyword, params }: SchemaError): SchemaError {
  return { instancePath, keyword, params };
}
