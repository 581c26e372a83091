import { entryOf } from "../../firing/entry-of.ts";
import type { SchemaError } from "../../contract/validate.ts";

const patterns: Readonly<Record<string, string>> = {
  "^[a-z][a-z0-9-]{0,63}$": "a name in lower case, digits and dashes, such as payment-app",
  "^[a-z0-9][a-z0-9-]{0,99}$": "the stem of a record's file, such as 2026-11-20-klarna",
  "^[a-z][a-z0-9_]{0,63}$": "a parameter's name in lower case, such as content_ids",
  "^[A-Za-z][A-Za-z0-9_]{0,63}$": "an event's name, such as Purchase",
  "^(\\*|[A-Za-z][A-Za-z0-9_]*)\\.(\\*|[a-z][a-z0-9_]*)$":
    "a signal, Event.parameter, such as Purchase.value, Purchase.* or *.event_id",
  "^@[A-Za-z0-9][A-Za-z0-9_-]*$": 'a login with its @, in quotes, such as "@ada"',
  "^@[A-Za-z0-9][A-Za-z0-9_-]*/[A-Za-z0-9][A-Za-z0-9._-]*$": 'a team, in quotes, such as "@northwind/tracking"',
  "^[^!]": "a pattern without a leading !; use except",
  "^[^\\s~^:?*\\[\\\\]+$": "a branch name without spaces or wildcards",
  "^[0-9a-f]{7,64}$": "a commit id in lower case, 7 to 64 hex digits",
  "^[A-Z]{3}$": "a currency code in capitals, such as EUR",
  "^[0-9]{5,20}$": "a dataset id in quotes, 5 to 20 digits",
  "^[a-z0-9][a-z0-9.-]*$": "a domain in lower case, without https:// and without a path",
  "^[0-9]+(\\.[0-9]+)?$": 'a decimal number in quotes, such as "0.01"',
  "^[A-Za-z0-9#_.:-]+$": 'an order or product reference that names no person, such as "1042"',
  "^[A-Za-z0-9][A-Za-z0-9_-]*$": "the app's short name, such as github-actions",
  "^[A-Za-z0-9_.@-][^\\x00-\\x1f:\\\\]*$": "a file in this repository, from its root",
  '^(https://[^\\s<>"]+|[A-Za-z0-9_.@-][^\\x00-\\x1f:\\\\]*)$': "an https link, or a file in this repository",
  '^https://[^\\s<>"]+$': "an https link",
  "^[^\\x00-\\x1f:\\\\/][^\\x00-\\x1f:\\\\]*$": "a file's path from the repository's root",
  "^(events/)?[A-Za-z0-9_-]{1,100}\\.yml$": "a file of the sheet, such as triggers.yml or events/purchase.yml",
  "^@?[A-Za-z0-9][A-Za-z0-9_-]*$": 'a role, such as commerce, or a person in quotes, such as "@ada"',
  "^(retest|sign-off|sheet-change|weakening|record):[^\\s]{1,280}$":
    "a requirement's key, such as retest:preview-order or sign-off:commerce",
  "^([+-][0-9]{2}:[0-9]{2}|[A-Za-z][A-Za-z0-9_+/-]{1,63})$":
    'a time zone such as America/New_York, or an offset in quotes such as "-05:00"',
  "^[a-z][a-z-]{1,60}$": "the code of a finding, such as frozen",
};

const formats: Readonly<Record<string, string>> = {
  date: "a day that exists, written YYYY-MM-DD",
  "date-time": "a moment with its zone, such as 2026-11-20T14:10:00Z",
};

const types: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  object: "a map",
  array: "a list",
  null: "nothing (null)",
};

/** What a pattern of the schema asks for, in words; null: nobody has worded it yet. */
export function patternWords(pattern: string): string | null {
  return entryOf(patterns, pattern) ?? null;
}

/** The types that a `type` error asks for, in the words of YAML. */
function typeWords(wanted: unknown): string {
  const list: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
  return list.map((name) => types[String(name)] ?? String(name)).join(" or ");
}

/** What a schema error asks for, in words that follow "expected". */
export function expectedWords(error: SchemaError): string {
  const { keyword, params } = error;
  const limit = String(params["limit"]);
  if (keyword === "pattern") return patternWords(String(params["pattern"])) ?? `text like ${String(params["pattern"])}`;
  if (keyword === "format") return formats[String(params["format"])] ?? String(params["format"]);
  if (keyword === "const") return String(params["allowedValue"]);
  if (keyword === "enum") return oneOf(params["allowedValues"]);
  if (keyword === "type") return typeWords(params["type"]);
  const bound = bounds[keyword];
  return bound === undefined ? "another value" : bound.replace("N", limit);
}

const bounds: Readonly<Record<string, string>> = {
  minimum: "N or more",
  maximum: "N or less",
  minLength: "text that is not empty",
  maxLength: "at most N characters",
  minItems: "at least N entry",
  maxItems: "at most N entries",
  minProperties: "at least N key",
  maxProperties: "at most N keys",
};

function oneOf(values: unknown): string {
  const list: readonly unknown[] = Array.isArray(values) ? values : [];
  return `one of ${list.map(String).join(", ")}`;
}
