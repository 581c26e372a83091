import type { Written } from "../model/written.generated.ts";
import { validators } from "./file-validators.generated.js";
import { checkWith, type Validated, type Validator } from "./validator.ts";

/** The schema of a file that the gate reads. */
export type FileSchemaName = keyof typeof validators;

const byName: { readonly [N in FileSchemaName]: Validator<Written[N]> } = validators;

/** Checks the content of a file that the gate reads against the schema `name`; the gate loads the validators of no others. */
export function validateFile<N extends FileSchemaName>(name: N, data: unknown): Validated<Written[N]> {
  const validator: Validator<Written[N]> = byName[name];
  return checkWith(validator, data);
}
