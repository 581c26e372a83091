import { sqlText } from "../sql-text.ts";
import type { Question } from "./question.ts";

/** The events that are asked for: of this name, sent on purpose, to the store's dataset where that is known. */
export function askedSql({ event, dataset }: Question): string {
  const mine = dataset === null ? "" : ` AND (dataset IS NULL OR dataset = ${sqlText(dataset)})`;
  return `name = ${sqlText(event)} AND NOT coalesce(automatic, false)${mine}`;
}
