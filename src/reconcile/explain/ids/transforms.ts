import { dialect } from "../../dialect.ts";
import type { Explainer } from "../explainer.ts";

type Change = (id: string) => string;

const without =
  (pattern: string): Change =>
  (id) =>
    dialect.replaceAll(id, pattern, "");
const changed = (list: string, change: Change) => dialect.asSet(dialect.mapped(list, change));

/** The expected ids once each id of the event has been changed. */
function after(code: string, change: Change): Explainer {
  return { code, holds: `(ids <> expected_ids AND ${changed("ids", change)} = expected_ids)` };
}

const lower: Change = (id) => `lower(${id})`;

/** Forms of ids that were seen, each with the transform of the event's ids that would give the expected ones. */
export const transforms: readonly Explainer[] = [
  after("global-id", without("^gid://shopify/[A-Za-z]+/")),
  after("shopify-prefix", (id) => without("^shopify_[A-Za-z]{2}_([0-9]+_)?")(without("_online$")(id))),
  after("ids-with-spaces", (id) => `trim(${id})`),
  after("ids-with-quotes", without(`["'\\[\\]]`)),
  {
    code: "ids-letter-case",
    holds: `(ids <> expected_ids AND ${changed("ids", lower)} = ${changed("expected_ids", lower)})`,
  },
  {
    code: "ids-cut-at-letters",
    holds: `(ids <> expected_ids AND ids = ${changed("expected_ids", (id) => dialect.replaceAll(id, "^([0-9]+).*$", "\\1"))})`,
  },
];
