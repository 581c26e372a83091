import type { Finding } from "../../model/finding.ts";
import { valueAt } from "../yaml/data.ts";
import type { Path } from "../yaml/locate.ts";
import type { YamlFile } from "../yaml/read-yaml.ts";
import type { PlacedError } from "./place-errors.ts";

/** Numbers lose digits beyond 2^53 and their leading zeros: these keys must be quoted. */
const quotedIds = new Set(["dataset", "datasets", "through", "commits", "order"]);

/** Schema errors that have a code of their own because the reason matters more than the shape; null: the others. */
export function specialFinding(file: YamlFile, schema: string, error: PlacedError): Finding | null {
  return unquotedId(file, error) ?? restsOnNothing(file, schema, error) ?? withoutOwnerOrSource(file, schema, error);
}

function unquotedId(file: YamlFile, error: PlacedError): Finding | null {
  const key = error.path.findLast((step) => !/^\d+$/.test(String(step)));
  if (error.keyword !== "type" || typeof error.value !== "number" || !quotedIds.has(String(key))) return null;
  const place = file.locate(error.path, "value");
  return { code: "unquoted-dataset", severity: "error", place, args: { value: file.textAt(place) } };
}

function restsOnNothing(file: YamlFile, schema: string, error: PlacedError): Finding | null {
  const [map, conclusion, key] = error.path;
  if (schema !== "conclusions" || map !== "conclusions" || key !== "rests_on" || error.path.length !== 3) return null;
  if (error.keyword !== "minItems" && !isNothing(error.value)) return null;
  const place = file.locate(error.path, "value");
  return { code: "conclusion-rests-on-nothing", severity: "error", place, args: { conclusion: String(conclusion) } };
}

function withoutOwnerOrSource(file: YamlFile, schema: string, error: PlacedError): Finding | null {
  const missing = error.keyword === "required" ? [String(error.params["missingProperty"])] : [];
  const path = [...error.path, ...missing];
  const signal = signalNamed(file, schema, path);
  if (signal === null || (missing.length === 0 && !isNothing(error.value))) return null;
  const key = path.at(-1);
  const place = missing.length > 0 ? file.locate(error.path, "key") : file.locate(path, "value");
  if (key === "owner") return { code: "signal-without-owner", severity: "error", place, args: { signal } };
  return key === "source_of_truth"
    ? { code: "signal-without-source", severity: "error", place, args: { signal } }
    : null;
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === "";
}

/** The signal whose owner or source stands at a path. */
function signalNamed(file: YamlFile, schema: string, path: Path): string | null {
  if (schema === "parameters" && path[0] === "parameters" && path.length === 3) return `*.${String(path[1])}`;
  if (schema !== "event") return null;
  const event = valueAt(file.data, ["event"]);
  const name = typeof event === "string" ? event : "*";
  if (path[0] === "parameters" && path.length === 3) return `${name}.${String(path[1])}`;
  return path.length === 1 && path[0] === "owner" ? `${name}.occurrence` : null;
}
