import type { Row } from "../../model/query.ts";
import type { SampledValue, Seen, SeenBySources } from "../../model/sample.ts";
import type { Question, Side } from "../compile/question.ts";
import { agreementOf } from "./agreement.ts";
import { moneyIn, textIn, textsIn } from "../read-cell.ts";

/** A row of an order with both events, the question it was judged by, and the ids that the catalogue holds. */
export interface OrderRow {
  readonly row: Row;
  readonly question: Question;
  readonly catalogued: ReadonlySet<string>;
}

type Reader = (given: OrderRow) => SeenBySources;

/** What each source says of one parameter of an order. */
const readers: Readonly<Record<string, Reader>> = {
  occurrence: (given) => ({
    order: 1,
    ...bothSides(given, (side, { row }) => Number(row[`${side}_count`] ?? 0), { absent: 0 }),
  }),
  event_id: (given) => ({
    ...(textIn(given.row, "expected_event_id") === null ? {} : { order: textIn(given.row, "expected_event_id") }),
    ...bothSides(given, (side, { row }) => textIn(row, `${side}_event_id`)),
  }),
  value: (given) => ({
    order: moneyIn(given.row, "expected_value") ?? "unknown",
    ...bothSides(given, (side, { row }) => moneyIn(row, `${side}_value`)),
  }),
  currency: (given) => ({
    order: textIn(given.row, "expected_currency") ?? "unknown",
    ...bothSides(given, (side, { row }) => textIn(row, `${side}_currency`)),
  }),
  content_ids: (given) => ({
    order: textsIn(given.row, "expected_ids") ?? "unknown",
    ...bothSides(given, (side, { row }) => textsIn(row, `${side}_ids`)),
    catalogue: cataloguedIds(given),
  }),
  event_time: (given) => ({
    order: textIn(given.row, "placed") ?? "unknown",
    ...bothSides(given, (side, { row }) => textIn(row, `${side}_time`)),
  }),
  user_data: (given) => ({
    order: textIn(given.row, "consent") ?? "unknown",
    ...bothSides(given, (side, { row }) => (row[`${side}_identified`] === true ? "granted" : "denied")),
  }),
};

/** Parameters that a sample can fill by itself, in the order in which they are shown. */
export const sampledParameters: readonly string[] = Object.keys(readers);

/** The values of an order, parameter by parameter; `tolerances` as the retest states them. */
export function orderValues(
  given: OrderRow,
  parameters: readonly string[],
  tolerances: Readonly<Record<string, string | undefined>>,
): readonly SampledValue[] {
  return sampledParameters
    .filter((parameter) => parameters.includes(parameter))
    .map((parameter) => {
      const seen = readers[parameter]?.(given) ?? {};
      return { parameter, ...seen, agreement: agreementOf(seen, tolerances[parameter] ?? null) };
    });
}

/** A side without a log, or whose log does not reach so far, is unknown; one without the event has nothing, one that the event does not take has no say. */
function bothSides(
  given: OrderRow,
  read: (side: Side, given: OrderRow) => Seen,
  { absent = null }: { readonly absent?: Seen } = {},
): SeenBySources {
  const of = (side: Side): Seen | undefined => {
    if (!given.question.paths[side]) return undefined;
    if (!given.question.given[side] || given.row[`${side}_known`] === false) return "unknown";
    return given.row[`${side}_seq`] === null ? absent : read(side, given);
  };
  const [browser, server] = [of("browser"), of("server")];
  return { ...(browser === undefined ? {} : { browser }), ...(server === undefined ? {} : { server }) };
}

function cataloguedIds({ row, question, catalogued }: OrderRow): Seen {
  const expected = textsIn(row, "expected_ids");
  if (!question.given.catalogue || expected === null) return "unknown";
  const held = expected.filter((id) => catalogued.has(id));
  return held.length === 0 ? null : held;
}
