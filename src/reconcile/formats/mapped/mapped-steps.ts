import type { InputMapping } from "../../../model/sheet.ts";
import type { Fitting } from "./fitting-mapping.ts";
import { sqlText } from "../../sql-text.ts";
import { moveCsvRejects } from "../csv-table.ts";
import { sentIdentifiers, unitOf } from "../events/event-expressions.ts";
import { insertInto, rejectLines, type LoadStep, type SourceFile } from "../load-step.ts";
import { listedColumns } from "./mapped-items.ts";
import { mappedOrders } from "./mapped-orders.ts";
import { isWhole, mappedRows, valueOf } from "./mapped-rows.ts";
import { mappedSource } from "./mapped-source.ts";

type Values = Readonly<Record<string, string>>;

const textOf = (ours: string): string => `CAST(${ours} AS VARCHAR)`;

/** What of an event's texts is kept beside what they were read as. */
const eventTexts = ({ columns }: InputMapping): Values => ({
  ...(Object.hasOwn(columns, "event_at") ? { time_unit: unitOf("c_event_at") } : {}),
  ...(Object.hasOwn(columns, "value") ? { value_text: "c_value" } : {}),
});

function eventOf(mapping: InputMapping): Values {
  const of = (ours: string) => valueOf(mapping, ours);
  const names = ["name", "event_id", "event_at", "received_at", "dataset", "order_ref", "value", "currency"];
  const more = ["content_type", "content_ids", "sender", "version", "consent"];
  const hasValue = of("value") !== "NULL";
  return {
    side: sqlText(mapping.holds),
    ...Object.fromEntries([...names, ...more].map((name) => [name, of(name)])),
    time_unit: "time_unit",
    // Another decimal sign is how the file is written, not what was sent.
    value_text: hasValue ? `coalesce(${mapping.decimal === null ? "NULL" : textOf("v_value")}, value_text)` : "NULL",
    user_agent: `coalesce(${of("user_agent")}, ${of("client_user_agent")})`,
    test_code: `coalesce(${of("test_code")}, false)`,
    automatic: `coalesce(${of("automatic")}, false)`,
    keys: sentIdentifiers((key) => [textOf(of(key))]),
  };
}

const itemOf = (mapping: InputMapping): Values =>
  Object.fromEntries(["id", "item_group_id", "availability", "price"].map((name) => [name, valueOf(mapping, name)]));

const totalOf = (mapping: InputMapping): Values =>
  Object.fromEntries(["day", "event", "count", "value", "emq"].map((name) => [name, valueOf(mapping, name)]));

const tables = { browser: "events", server: "events", catalogue: "catalogue", totals: "totals" } as const;

function valuesOf(mapping: InputMapping): Values {
  if (mapping.holds === "catalogue") return itemOf(mapping);
  return mapping.holds === "totals" ? totalOf(mapping) : eventOf(mapping);
}

/** Loads a file by the mapping of its columns. What a row needs and lacks leaves it out, what else can't be read is null, and both are listed. */
export function mappedSteps(file: SourceFile, fitting: Fitting): readonly LoadStep[] {
  const { mapping, shape } = fitting;
  const source = mappedSource(file, fitting);
  const isEvent = mapping.holds === "browser" || mapping.holds === "server";
  const listed = listedColumns(fitting);
  const further = isEvent ? eventTexts(mapping) : {};
  const rows = (from: string) => mappedRows(mapping, { source: from, listed, further });
  const table = "mapped_rows";
  const fill =
    mapping.holds === "orders"
      ? mappedOrders(file, { fitting, listed, table, numbered: rows(source.numbered) })
      : [
          {
            run: insertInto(
              tables[mapping.holds],
              { ...valuesOf(mapping), file: sqlText(file.name) },
              `FROM ${table} WHERE ${isWhole(mapping)}`,
            ),
          },
        ];
  return [
    { run: `CREATE OR REPLACE TABLE ${table} AS ${rows(source.quick)}` },
    {
      run: rejectLines(file, mapping.holds, `SELECT line, reason FROM (${rows(source.numbered)}) AS numbered_rows`),
      when: `SELECT 1 FROM ${table} WHERE reason IS NOT NULL LIMIT 1`,
    },
    ...fill,
    { run: `DROP TABLE ${table}` },
    ...(shape.format === "csv" ? moveCsvRejects(file, mapping.holds) : []),
  ];
}
