import type { SchemaError } from "../../contract/validate.ts";
import { valueAt } from "../yaml/data.ts";
import type { Path } from "../yaml/locate.ts";

/** A schema error with its place in the data as keys and indexes. */
export interface PlacedError extends SchemaError {
  readonly path: Path;
  /** What the file holds there; undefined: nothing. */
  readonly value: unknown;
}

/** Gives each error its path and the value there. */
export function placeErrors(data: unknown, errors: readonly SchemaError[]): readonly PlacedError[] {
  return errors.map((error) => {
    const tag = error.keyword === "discriminator" ? [String(error.params["tag"])] : [];
    const path = [...pathOf(error.instancePath), ...tag];
    return { ...error, path, value: valueAt(data, path) };
  });
}

function pathOf(pointer: string): Path {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
