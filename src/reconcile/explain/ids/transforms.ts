import { dialect } from "../../dialect.ts";
import type { Explainer } from "../explainer.ts";

type Change = (id: string) => string;

const without =
  (pattern: string): Change =>
  (id) =>
    dialect.replaceAll(id, pattern, "");
const changed = (list: string, change: Change) => dialect.asSet(dialect.mapped(list, change));

/** A form of ids that was seen, and how the right id is made of one in it. */
export interface Form {
  readonly code: string;
  readonly change: Change;
}

const forms: readonly Form[] = [
  { code: "global-id", change: without("^gid://shopify/[A-Za-z]+/") },
  {
    code: "shopify-prefix",
    change: (id) => without("^shopify_[A-Za-z]{2}_([0-9]+_)?")(without("_online$")(id)),
  },
  { code: "ids-with-spaces", change: (id) => `trim(${id})` },
  { code: "ids-with-quotes", change: without(`["'\\[\\]]`) },
];

const lower: Change = (id) => `lower(${id})`;

/** Forms that the catalogue's ids may have although the event's are as agreed. */
export const cataloguedForms: readonly Form[] = [{ code: "ids-letter-case", change: lower }, ...forms];

/** The event's ids in each form as they should be; null where they are in another. */
export const repaired: readonly string[] = forms.map(({ change }) => `nullif(${changed("ids", change)}, ids)`);

/** Whether the catalogue holds all of what a form's repair gives: all that can be asked where an order's own ids are not known. */
export const isCatalogued = (index: number): string => `repaired_${index}`;

/** The expected ids once each id of the event has been changed. */
function after({ code, change }: Form, index: number): Explainer {
  const isExpected = `(ids <> expected_ids AND ${changed("ids", change)} = expected_ids)`;
  return {
    code,
    holds: `(coalesce(${isExpected}, false) OR (expected_ids IS NULL AND NOT listed AND ${isCatalogued(index)}))`,
  };
}

/** Forms of ids that were seen, each with the transform of the event's ids that would give the expected ones. */
export const transforms: readonly Explainer[] = [
  ...forms.map(after),
  {
    code: "ids-letter-case",
    holds: `(ids <> expected_ids AND ${changed("ids", lower)} = ${changed("expected_ids", lower)})`,
  },
  {
    code: "ids-cut-at-letters",
    holds: `(ids <> expected_ids AND ids = ${changed("expected_ids", (id) => dialect.replaceAll(id, "^([0-9]+).*$", "\\1"))})`,
  },
];
