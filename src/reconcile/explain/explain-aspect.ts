import type { EventContract } from "../../model/event-contract.ts";
import type { Query, Row } from "../../model/query.ts";
import type { Explanation, OrderVerdict } from "../../model/reconciliation.ts";
import { dialect } from "../dialect.ts";
import { countIn } from "../read-cell.ts";
import { sides, type Side } from "../compile/question.ts";
import { sqlText } from "../sql-text.ts";
import type { Aspect, Explainer } from "./explainer.ts";

interface Fits {
  readonly explainer: Explainer;
  readonly column: string;
  readonly orders: number;
}

/** Those that fit something: those that fit most first, of equals the earlier; what fits whatever is wrong comes last. */
function ranked(explainers: readonly Explainer[], row: Row): readonly Fits[] {
  const fits = explainers.map((explainer, index) => {
    const column = `fits_${index}`;
    return { explainer, column, orders: countIn(row, column) };
  });
  const last = ({ explainer }: Fits) => (explainer.isRest === true ? 1 : 0);
  return fits.filter(({ orders }) => orders > 0).toSorted((a, b) => last(a) - last(b) || b.orders - a.orders);
}

/** The code of what differs and has no explanation. */
const unexplained = (verdict: OrderVerdict): string => `${verdict}-unexplained`;

interface Target {
  readonly verdict: OrderVerdict;
  readonly side: Side;
}

/** Gives each order of a side the explanation that fits most orders, and answers how many of them got which. */
async function assign(query: Query, fits: readonly Fits[], to: Target): Promise<readonly Row[]> {
  const cases = fits.map(({ column, explainer }) => `WHEN ${column} THEN ${sqlText(explainer.code)}`);
  const [verdict, side] = [sqlText(to.verdict), sqlText(to.side)];
  const rest = sqlText(unexplained(to.verdict));
  const code = cases.length === 0 ? rest : `CASE ${cases.join(" ")} ELSE ${rest} END`;
  await query(`INSERT INTO explained SELECT order_key, side, ${verdict}, ${code} FROM fitting WHERE side = ${side}`);
  return query(
    `SELECT code, count(*) AS orders FROM explained WHERE side = ${side} AND verdict = ${verdict} GROUP BY code`,
  );
}

interface Told extends Target {
  readonly of: number;
  /** Orders that have an event on the side. */
  readonly sent: number;
  readonly fits: readonly Fits[];
  readonly assigned: readonly Row[];
  readonly said: ReadonlyMap<string, string>;
  readonly isGainKnown: boolean;
}

/** An explanation whose orders another one explains as well is left out: it would be a second name for the same thing. */
function told({ verdict, side, of, sent, fits, assigned, said, isGainKnown }: Told): readonly Explanation[] {
  const rest = unexplained(verdict);
  const got = (code: string) =>
    countIn(
      assigned.find((row) => row["code"] === code),
      "orders",
    );
  const kept = fits.filter(({ explainer }) => got(explainer.code) > 0);
  const left = got(rest);
  const right = sent - of;
  return [
    ...kept.map(({ explainer: { code, isRest }, orders: all }): Explanation => {
      const orders = isRest === true ? got(code) : all;
      const rates = isGainKnown ? [`right ${right} of ${sent}, without this ${right + orders} of ${sent}`] : [];
      const says = said.get(code);
      const parts = [...(says === undefined ? [] : [says]), ...rates];
      return { code, verdict, side, orders, of, detail: parts.length === 0 ? null : parts.join("; ") };
    }),
    ...(left === 0 ? [] : [{ code: rest, verdict, side, orders: left, of, detail: null }]),
  ];
}

/** What the explanations that have something to say say most often of a side. */
async function saidOf(query: Query, fits: readonly Fits[], side: Side): Promise<ReadonlyMap<string, string>> {
  const said = new Map<string, string>();
  for (const { explainer, column } of fits) {
    if (explainer.says === undefined) continue;
    const [row] = await query(
      `SELECT says_${column} AS says, count(*) AS orders FROM fitting WHERE ${column} AND side = ${sqlText(side)}
       GROUP BY says_${column} ORDER BY orders DESC, says NULLS LAST LIMIT 1`,
    );
    if (typeof row?.["says"] === "string") said.set(explainer.code, row["says"]);
  }
  return said;
}

async function findFitting(query: Query, aspect: Aspect, contract: EventContract): Promise<readonly Row[]> {
  const explainers = aspect.explainers(contract);
  const columns = explainers.flatMap(({ holds, says }, index) => [
    `coalesce(${holds}, false) AS fits_${index}`,
    ...(says === undefined ? [] : [`${says} AS says_fits_${index}`]),
  ]);
  const sums = explainers.map((_, index) => `count(*) FILTER (WHERE fits_${index}) AS fits_${index}`);
  await query(
    `CREATE TABLE fitting AS SELECT d.order_key, d.side, ${columns.join(", ")} FROM (${aspect.rows(contract)}) d`,
  );
  return query(`SELECT side, count(*) AS differing, ${sums.join(", ")} FROM fitting GROUP BY side`);
}

/** Whether each time that an order of the verdict counts too often has its event among these, all of them on one path. */
async function standsAlone(query: Query, { verdict }: Aspect, rows: readonly Row[]): Promise<boolean> {
  const [surplus] = await query(
    `SELECT CAST(coalesce(sum(coalesce(c.copies, 2) - 1), 0) AS BIGINT) AS times
     FROM verdicts v LEFT JOIN copies c ON c.order_key = v.order_key
     WHERE ${dialect.holdsAll("v.wrong", dialect.textList([verdict]))}`,
  );
  return rows.length === 1 && countIn(rows[0], "differing") === countIn(surplus, "times");
}

/** Explains one thing that is wrong, with one query over the events that have it; fills `explained`. */
export async function explainAspect(
  query: Query,
  aspect: Aspect,
  contract: EventContract,
): Promise<readonly Explanation[]> {
  const rows = await findFitting(query, aspect, contract);
  const isGainKnown = aspect.isBetweenEvents !== true || (await standsAlone(query, aspect, rows));
  const explanations: Explanation[] = [];
  for (const side of sides) {
    const row = rows.find((one) => one["side"] === side);
    if (row === undefined) continue;
    const { verdict } = aspect;
    const fits = ranked(aspect.explainers(contract), row);
    const assigned = await assign(query, fits, { verdict, side });
    const [judged] = await query(
      `SELECT count(*) AS orders FROM verdicts WHERE exclusion IS NULL AND ${side}_seq IS NOT NULL`,
    );
    const said = await saidOf(query, fits, side);
    const sent = countIn(judged, "orders");
    explanations.push(
      ...told({ verdict, side, of: countIn(row, "differing"), sent, fits, assigned, said, isGainKnown }),
    );
  }
  await query("DROP TABLE fitting");
  return explanations;
}
