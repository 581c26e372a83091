import type { Query, Row } from "../../model/query.ts";
import type { SampledProduct, Seen } from "../../model/sample.ts";
import { idSql } from "../compile/product-ids.ts";
import type { Question, Side } from "../compile/question.ts";
import { agreementOf } from "./agreement.ts";
import { cataloguedAmong } from "./catalogued.ts";
import { productIdsSent, type ProductKeys, sentFor, type SentId } from "./product-ids-sent.ts";
import { countIn, textIn } from "../read-cell.ts";
import { referenceOf } from "./reference.ts";

/** Events that carry a product's id before it is bought. */
const earlier = ["ViewContent", "AddToCart"] as const;

interface Seller extends ProductKeys {
  readonly units: number;
  readonly expected: string | null;
}

/** The products that sold most units in the judged orders, with the ids that the catalogue and the events of both paths have for them. */
export async function bestSellers(
  query: Query,
  { question, products }: { readonly question: Question; readonly products: number },
): Promise<{ readonly products: readonly SampledProduct[]; readonly of: number }> {
  const rows = await query(
    `${sold(question)} SELECT * FROM sold ORDER BY units DESC, variant_id NULLS LAST, product_id NULLS LAST, sku NULLS LAST LIMIT ${String(products)}`,
  );
  const [counted] = await query(`${sold(question)} SELECT count(*) AS products FROM sold`);
  const sellers = rows.map(sellerOf);
  const ids = sellers.flatMap(({ expected }) => (expected === null ? [] : [expected]));
  const catalogued = await cataloguedAmong(query, ids, question);
  const names = [...earlier.filter((name) => name !== question.event), question.event];
  const sent = await productIdsSent(query, sellers, { names, question });
  return {
    products: sellers.map((seller, index) => productOf(seller, { index, names, sent, catalogued, question })),
    of: countIn(counted, "products"),
  };
}

function sold({ contract }: Question): string {
  return `WITH sold AS (
    SELECT variant_id, product_id, sku, expected, sum(coalesce(quantity, 1)) AS units FROM (
      SELECT l.*, ${idSql(contract.content_ids.template, "l")} AS expected FROM order_lines l
      WHERE coalesce(variant_id, product_id, sku) IS NOT NULL AND order_key IN (SELECT order_key FROM verdicts WHERE exclusion IS NULL)
    ) s GROUP BY variant_id, product_id, sku, expected
  )`;
}

function sellerOf(row: Row): Seller {
  return {
    units: countIn(row, "units"),
    expected: textIn(row, "expected"),
    variant_id: textIn(row, "variant_id"),
    product_id: textIn(row, "product_id"),
    sku: textIn(row, "sku"),
  };
}

interface Context {
  readonly index: number;
  readonly names: readonly string[];
  readonly sent: readonly SentId[];
  readonly catalogued: ReadonlySet<string>;
  readonly question: Question;
}

function productOf(seller: Seller, { index, names, sent, catalogued, question }: Context): SampledProduct {
  const { variant_id, product_id, sku, expected, units } = seller;
  const reference = referenceOf([expected, variant_id, sku], `product-${String(index + 1)}`);
  const order: Seen = expected === null ? "unknown" : [expected];
  const inCatalogue: Seen = expected !== null && catalogued.has(expected) ? [expected] : null;
  const catalogue: Seen = question.given.catalogue && expected !== null ? inCatalogue : "unknown";
  const events = names.map((event) => {
    const of = (side: Side): Seen => {
      const id = question.given[side] ? sentFor(seller, sent, { event, side }) : null;
      return id === null ? "unknown" : [id];
    };
    const seen = { order, browser: of("browser"), server: of("server"), catalogue };
    return { event, parameter: "content_ids", ...seen, agreement: agreementOf(seen, null) };
  });
  return { reference, units, variant_id, product_id, sku, expected, events };
}
