import type { SchemaError } from "../../contract/validate.ts";
import type { Finding } from "../../model/finding.ts";
import { isDataMap, typeWord, valueAt, wordsFor } from "../yaml/data.ts";
import { knownKeys } from "./known-keys.ts";
import { nearest } from "../findings/nearest.ts";
import type { YamlFile } from "../yaml/read-yaml.ts";
import { placeErrors, type PlacedError } from "./place-errors.ts";
import { expectedWords } from "./schema-words.ts";
import { refusedValue } from "./refused-value.ts";
import { specialFinding } from "./special-finding.ts";
import { upToLimit } from "../findings/up-to-limit.ts";

/** What one file breaks of its schema, a finding per mistake. `schema` is the schema's name; a record's is `record:KIND`. */
export function schemaFindings(file: YamlFile, schema: string, errors: readonly SchemaError[]): readonly Finding[] {
  const placed = placeErrors(file.data, errors);
  return upToLimit(
    file.file,
    meaningful(placed),
    (error) => specialFinding(file, schema, error) ?? finding(file, schema, error),
  );
}

const textKeywords = new Set(["pattern", "minLength", "maxLength", "format"]);
/** Where a map is one of the choices, these say more about a map than that none of them fits. */
const mapKeywords = new Set(["additionalProperties", "required"]);

/** Without what the validator says twice: the branches of a choice, and conditions whose parts complain themselves. */
function meaningful(errors: readonly PlacedError[]): readonly PlacedError[] {
  const choices = new Set(errors.filter(({ keyword }) => keyword === "anyOf").map(({ instancePath }) => instancePath));
  const fixed = new Set(errors.filter(({ keyword }) => keyword === "const").map(({ instancePath }) => instancePath));
  const insideChoice = new Set([...choices].filter((at) => errors.some((each) => isInside(each, at))));
  return errors.filter((error) => {
    if (error.keyword === "if" || error.keyword === "oneOf") return false;
    // Where one value alone is allowed, its type goes without saying.
    if (error.keyword === "type" && fixed.has(error.instancePath)) return false;
    if (error.keyword === "discriminator" && error.value === undefined) return false;
    // These speak of a key's name; `propertyNames` says it with the name.
    if (textKeywords.has(error.keyword) && isDataMap(error.value)) return false;
    if (!choices.has(error.instancePath)) return true;
    if (error.keyword === "anyOf") return !insideChoice.has(error.instancePath);
    return error.keyword === "propertyNames" || error.keyword === "uniqueItems" || mapKeywords.has(error.keyword);
  });
}

function isInside(error: PlacedError, at: string): boolean {
  if (error.instancePath !== at) return error.instancePath.startsWith(`${at}/`);
  return error.keyword === "propertyNames" || mapKeywords.has(error.keyword);
}

function finding(file: YamlFile, schema: string, error: PlacedError): Finding {
  const { keyword, params, path, value } = error;
  if (keyword === "additionalProperties") return unknownKey(file, schema, error);
  if (keyword === "required")
    return {
      code: "missing-key",
      severity: "error",
      place: file.locate(path, "key"),
      args: { key: String(params["missingProperty"]), where: path.join(".") || "this file" },
    };
  if (keyword === "uniqueItems") {
    const index = Math.max(Number(params["i"]), Number(params["j"]));
    const item = wordsFor(valueAt(value, [index]));
    return { code: "duplicate-item", severity: "error", place: file.locate([...path, index], "value"), args: { item } };
  }
  if (keyword === "type") {
    const args = { expected: expectedWords(error), got: typeWord(value) };
    return { code: "wrong-type", severity: "error", place: file.locate(path, "value"), args };
  }
  return invalidValue(file, error);
}

function unknownKey(file: YamlFile, schema: string, { path, params }: PlacedError): Finding {
  const key = String(params["additionalProperty"]);
  const known = knownKeys(schema, path, file.data);
  const place = file.locate([...path, key], "key");
  const after = file.textAt({ ...place, column: (place.column ?? 1) + (place.length ?? 0), length: 1 });
  return {
    code: "unknown-key",
    severity: "error",
    place,
    args: { key, known, suggestion: nearest(key, known), rest: /^[,} ]$/u.test(after) && !key.includes(":") },
  };
}

function invalidValue(file: YamlFile, error: PlacedError): Finding {
  const { path, value, keyword, params } = error;
  const named = keyword === "propertyNames";
  const excluded = keyword === "false schema";
  const at = named ? [...path, String(params["propertyName"])] : path;
  return {
    code: "invalid-value",
    severity: "error",
    place: file.locate(at, named || excluded ? "key" : "value"),
    args: {
      value: named || excluded ? String(at.at(-1)) : wordsFor(value),
      expected: refusedValue(error) ?? expectedWords(error),
    },
  };
}
