import type { EventContract } from "../../../model/event-contract.ts";
import { dialect } from "../../dialect.ts";
import { sqlText } from "../../sql-text.ts";
import type { Aspect, Explainer } from "../explainer.ts";
import { hadOtherTotal } from "../had-other-total.ts";
import { unless } from "../unless.ts";
import { catalogueForms, codeOf, otherLineIds } from "./catalogue-forms.ts";
import { idRows } from "./id-rows.ts";
import { transforms } from "./transforms.ts";

function explainers(contract: EventContract): readonly Explainer[] {
  const { content_ids } = contract;
  const isOther = "ids IS DISTINCT FROM expected_ids";
  const isFewer = `(${isOther} AND ${dialect.holdsAll("expected_ids", "ids")})`;
  const isMore = `(${isOther} AND ${dialect.holdsAll("ids", "expected_ids")})`;
  const otherForms = [
    ...otherLineIds(contract).map((column) => ({ code: codeOf(column), holds: `(${isOther} AND ids = ${column}s)` })),
    ...transforms,
  ];
  const isOtherForm = otherForms.map(({ holds }) => holds).join(" OR ");
  // To mend such an event would take it out of the catalogue: what differs is what was agreed.
  const isHeldInstead = "(listed AND NOT expected_listed)";
  return [
    { code: "ids-missing", holds: "ids IS NULL" },
    { code: "as-catalogue", holds: `(${isHeldInstead} AND (${isOtherForm}))` },
    ...unless(isHeldInstead, otherForms),
    ...catalogueForms(contract),
    {
      code: "content-type",
      holds: `(coalesce(ids = expected_ids, listed) AND content_type <> ${sqlText(content_ids.type)})`,
    },
    { code: "other-catalogue-column", holds: "(ids IS NOT NULL AND NOT listed AND listed_otherwise)" },
    { code: "ids-of-edited", holds: `(${hadOtherTotal} AND (${isFewer} OR ${isMore}))`, isRest: true },
    ...unless(hadOtherTotal, [
      { code: "some-left-out", holds: isFewer, isRest: true },
      { code: "more-than-ordered", holds: isMore, isRest: true },
    ]),
    { code: "not-in-catalogue", holds: "NOT listed", isRest: true },
  ];
}

/** Why product ids are not those of the order's lines, or not the catalogue's. */
export const productIdentity: Aspect = { verdict: "product-identity", rows: idRows, explainers };
