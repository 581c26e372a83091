import { sqlText } from "../sql-text.ts";
import type { Question } from "./question.ts";

/** The events that are asked for, or those of other names: sent on purpose, to the store's dataset where that is known. */
export function askedSql({ event, dataset }: Question, names: readonly string[] = [event]): string {
  const mine = dataset === null ? "" : ` AND (dataset IS NULL OR dataset = ${sqlText(dataset)})`;
  return `name IN (${names.map(sqlText).join(", ")}) AND NOT coalesce(automatic, false)${mine}`;
}
