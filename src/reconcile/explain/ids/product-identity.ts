import type { EventContract } from "../../../model/event-contract.ts";
import { dialect } from "../../dialect.ts";
import { sqlText } from "../../sql-text.ts";
import type { Aspect, Explainer } from "../explainer.ts";
import { idRows, lineIds } from "./id-rows.ts";
import { transforms } from "./transforms.ts";

const codes = { variant_id: "variant-ids", product_id: "product-ids", sku: "skus" };

function explainers({ content_ids }: EventContract): readonly Explainer[] {
  const others = lineIds.filter((column) => !content_ids.template.includes(`line.${column}`));
  const isOther = "ids IS DISTINCT FROM expected_ids";
  return [
    { code: "ids-missing", holds: "ids IS NULL" },
    ...others.map((column) => ({ code: codes[column], holds: `(${isOther} AND ids = ${column}s)` })),
    ...transforms,
    {
      code: "content-type",
      holds: `(coalesce(ids = expected_ids, listed) AND content_type <> ${sqlText(content_ids.type)})`,
    },
    { code: "other-catalogue-column", holds: `(${isOther} AND ids IS NOT NULL AND NOT listed AND listed_otherwise)` },
    { code: "some-left-out", holds: `(${isOther} AND ${dialect.holdsAll("expected_ids", "ids")})`, isRest: true },
    { code: "more-than-ordered", holds: `(${isOther} AND ${dialect.holdsAll("ids", "expected_ids")})`, isRest: true },
    { code: "not-in-catalogue", holds: "NOT listed", isRest: true },
  ];
}

/** Why product ids are not those of the order's lines, or not the catalogue's. */
export const productIdentity: Aspect = { verdict: "product-identity", rows: idRows, explainers };
