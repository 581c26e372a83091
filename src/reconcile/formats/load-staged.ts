import { amount, text } from "./cells.ts";
import { identifierShape, momentOf, unitOf } from "./events/event-expressions.ts";
import { shape } from "./json-lines.ts";
import { insertInto, rejectLines, type LoadStep, type SourceFile } from "./load-step.ts";
import { sqlText } from "../sql-text.ts";

const t = "VARCHAR";

/** The fields of `Staged`, as the engine takes them apart. */
const stagedShape = {
  table: t,
  line: "BIGINT",
  reason: t,
  dataset: t,
  name: t,
  event_id: t,
  event_time: t,
  received_at: t,
  order_ref: t,
  value: t,
  currency: t,
  content_type: t,
  content_ids: [t],
  sender: t,
  version: t,
  user_agent: t,
  automatic: "BOOLEAN",
  keys: identifierShape,
  other_keys: [t],
  id: t,
  item_group_id: t,
  availability: t,
  price: t,
};

/** Moves what a reader gave out, staged as lines of JSON, into the canonical tables. */
export function loadStaged(table: string, file: SourceFile, kind: "browser" | "catalogue"): readonly LoadStep[] {
  const from = `FROM (SELECT json_transform(text, ${shape(stagedShape)}) AS s FROM ${table}) AS staged`;
  const names = ["dataset", "name", "event_id", "order_ref", "currency", "content_type", "sender", "version"];
  const event = {
    ...Object.fromEntries([...names, "user_agent"].map((name) => [name, text(`s.${name}`)])),
    side: "'browser'",
    event_at: momentOf("s.event_time"),
    received_at: momentOf("s.received_at"),
    time_unit: unitOf("s.event_time"),
    value: amount("s.value"),
    value_text: "s.value",
    content_ids: "s.content_ids",
    test_code: "false",
    automatic: "s.automatic",
    keys: "s.keys",
    other_keys: "s.other_keys",
    file: sqlText(file.name),
  };
  const item = {
    id: "s.id",
    item_group_id: text("s.item_group_id"),
    availability: `replace(lower(${text("s.availability")}), '_', ' ')`,
    price: text("s.price"),
    file: sqlText(file.name),
  };
  return [
    kind === "browser"
      ? { run: insertInto("events", event, `${from} WHERE s."table" = 'events'`) }
      : { run: insertInto("catalogue", item, `${from} WHERE s."table" = 'catalogue'`) },
    { run: rejectLines(file, kind, `SELECT s.line AS line, s.reason AS reason ${from} WHERE s."table" = 'rejects'`) },
  ];
}
