import { field, isObject, list, text, type JsonObject } from "./json.ts";
import { dereference, openapi } from "./openapi/document.ts";

const moment = "2026-11-01T09:00:00Z";

function plainString(schema: unknown): string {
  const format = text(schema, "format");
  if (format === "uri") return "https://github.example/";
  if (format === "date-time") return moment;
  return format === "email" ? "nobody@northwind.example" : "";
}

/** The smallest value a schema accepts: required fields only, null wherever null is allowed. */
function smallest(given: unknown): unknown {
  const schema = dereference(given);
  if (field(given, "nullable") === true || field(schema, "nullable") === true) return null;
  const choice = list(schema, "enum")[0];
  if (choice !== undefined) return choice;
  const variant = list(schema, "oneOf")[0] ?? list(schema, "anyOf")[0] ?? list(schema, "allOf")[0];
  if (variant !== undefined) return smallest(variant);
  switch (text(schema, "type")) {
    case "string":
      return plainString(schema);
    case "integer":
    case "number":
      return 0;
    case "boolean":
      return false;
    case "array":
      return [];
    default:
      return requiredFields(schema);
  }
}

function requiredFields(schema: unknown): JsonObject {
  const entries = list(schema, "required").flatMap((name) =>
    typeof name === "string" ? [[name, smallest(field(schema, "properties", name))] as const] : [],
  );
  return Object.fromEntries(entries);
}

const known = new Map<string, JsonObject>();

/** An object with every required field of one of GitHub's published schemas, and the given fields over them. */
export function shape(schema: string, fields: JsonObject): JsonObject {
  let base = known.get(schema);
  if (base === undefined) {
    const found = field(openapi, "components", "schemas", schema);
    if (!isObject(found)) throw new Error(`GitHub describes no ${schema}`);
    base = requiredFields(found);
    known.set(schema, base);
  }
  return { ...base, ...fields };
}
