import type { ConditionEntry } from "../../model/sheet.ts";
import { inWords } from "../in-words.ts";
import { inertCode } from "../inert/inert-markdown.ts";
import { codes } from "./references.ts";

/** One `when` entry as a clause, "a file matches `a` or `b`, and a changed line of it matches `c`". */
export function conditionWords(entry: ConditionEntry): string {
  const extension = entry["shopify-extension"];
  const clauses = [
    entry.paths && `a changed file matches ${quoted(entry.paths)}`,
    entry.content && `a changed line of it matches ${quoted(entry.content)}`,
    entry.dependency && `${either(entry.dependency, "any package")} changes its version`,
    extension && extensionWords(extension),
    entry["app-embed"] && `${either(entry["app-embed"], "any app embed")} is switched on, off or reconfigured`,
    entry["gtm-container"] &&
      `${either(entry["gtm-container"], "any tag, trigger or variable")} changes in a container export`,
    entry.declared && "somebody declares it in a record, as it happened outside the repository",
  ].filter((clause) => typeof clause === "string");
  const exceptions = entry.except === undefined ? "" : `, except in ${codes(entry.except)}`;
  const narrowed = entry.touches === undefined ? "" : ` (touches ${codes(entry.touches)} only)`;
  return `${clauses.join(", and ")}${exceptions}${narrowed}`;
}

function extensionWords({ type, target }: NonNullable<ConditionEntry["shopify-extension"]>): string {
  const traits = [type && `type ${quoted(type)}`, target && `target ${quoted(target)}`].filter(
    (trait) => trait !== undefined,
  );
  return `a file changes in a Shopify extension${traits.length === 0 ? "" : ` with ${traits.join(" or ")}`}`;
}

function either(names: readonly string[], any: string): string {
  return names.includes("*") ? any : `${any.replace("any", "the")} ${quoted(names)}`;
}

function quoted(names: readonly string[]): string {
  return inWords(
    names.map((name) => inertCode(name)),
    "or",
  );
}
