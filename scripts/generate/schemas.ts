import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A value as JSON holds it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object; a schema is one. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** One file of `schema/`: its stem (`sheet` for `sheet.schema.json`) and its content. */
export interface SchemaFile {
  readonly name: string;
  readonly schema: JsonObject;
}

const suffix = ".schema.json";

/** True for an object, false for arrays, scalars and null. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** True for an array, with its items still unknown JSON. */
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** Reads every `*.schema.json` of a folder, sorted by name; throws when a file is no JSON object. */
export const readSchemas = (folder: string): readonly SchemaFile[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(suffix))
    .sort()
    .map((file) => {
      const schema: unknown = JSON.parse(readFileSync(join(folder, file), "utf8"));
      if (!isObject(schema)) throw new Error(`schema/${file} does not hold an object`);
      return { name: file.slice(0, -suffix.length), schema };
    });

/** `change-record` to `ChangeRecord`. */
export const pascalCase = (name: string): string =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
