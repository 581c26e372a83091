import { knownKeys } from "./known-keys.ts";
import type { PlacedError } from "./place-errors.ts";

const time = "a column, or the columns that say a time in parts, as [Order Date, Order Time]";

const choices: Readonly<Record<string, string>> = {
  created_at: time,
  happened_at: time,
  updated_at: time,
  event_at: time,
  received_at: time,
  evidence: "attested, sample, reconciliation, or check with name and app",
  contaminated: "none, or a list of spans with from and to",
  parameters: "a list of parameters, or a map of parameter to what this event says otherwise",
  requirements: "a list of keys, or a map of key to state",
};

/** Of the entries of a map or list, by its name. */
const entryChoices: Readonly<Record<string, string>> = {
  change: "edited, added, deleted, or before and after with its text",
  sheet: "the keys that change, the file's whole text, or deleted",
  passed: "a retest, or retest with by, evidence or days_ago",
  no_impact: "a trigger, or trigger with by or days_ago",
  signed: "a role, a person, or by with days_ago",
  approved: "a role, a person, or by with days_ago",
  objected: "a role, a person, or by with days_ago",
  overridden: "a role, a person, or by with days_ago",
  columns: "a column, or what holds for every row as { is: Purchase }",
};

/** Of the key that tells what stands beside it. */
const kinds: Readonly<Record<string, string>> = {
  kind: "kind: change, incident, no-impact, release or resume",
  holds: "one of orders, browser, server, catalogue, totals",
};

const excluded: Readonly<Record<string, string>> = {
  passes_when: "nothing here, only samples and reconciliations are computed",
  commits: "either facts (before the merge) or commits (after it), not both",
};

const names: Readonly<Record<string, string>> = {
  parameters: "a parameter's name in lower case, such as content_ids",
  passes_when: "a parameter's or metric's name in lower case, such as value",
  values: "a parameter's name in lower case, such as value",
  metrics: "a metric's name in lower case, such as value_match",
  change: "a file's path from the repository's root",
  beside: "a file's path from the repository's root",
  sheet: "a file of the sheet, such as triggers.yml or events/purchase.yml",
  records: "the stem of a record's file, such as 2026-11-20-klarna",
  requirements: "a requirement's key, such as retest:preview-order or sign-off:commerce",
};

/** What is expected where a schema's keyword alone does not say it in words; null: the keyword does. */
export function refusedValue(error: PlacedError): string | null {
  const last = String(error.path.at(-1) ?? "");
  if (error.keyword === "anyOf")
    return (
      choices[last] ?? entryChoices[String(error.path.at(-2) ?? "")] ?? "text, a number, true, false, null or a list"
    );
  if (error.keyword === "false schema") return excluded[last] ?? "nothing here";
  if (error.keyword === "propertyNames")
    return names[last] ?? "a name in lower case, digits and dashes, such as payment-app";
  if (error.keyword === "discriminator") return kinds[last] ?? null;
  if (error.keyword !== "not") return null;
  if (typeof error.value !== "string") {
    const conditions = knownKeys("triggers", error.path, null).filter((key) => key !== "except" && key !== "touches");
    return `at least one condition: ${conditions.join(", ")}`;
  }
  return /(^|\/)\.\.?(\/|$)/.test(error.value)
    ? "a path from the repository's root, without . and .."
    : "a pattern with at most 16 * and 8 {";
}
