import type { CsvShape } from "../csv-shape.ts";
import { cell, csvCells, moveCsvRejects, numberedCells } from "../csv-table.ts";
import type { LoadStep, SourceFile } from "../load-step.ts";
import { sqlText } from "../../sql-text.ts";
import { answerNames, statusNames } from "./answers.ts";
import { eventSteps } from "./events-jsonl.ts";

/** Columns in which a table of requests keeps what was sent. */
const bodies = ["request_body", "requestbody", "request_payload", "request_json", "payload", "request", "body"];

/** Columns that say more of a request, by the names that the line of a log has for it. */
const beside: Readonly<Record<string, readonly string[]>> = {
  url: ["request_url", "url", "endpoint"],
  received_at: ["received_at", "sent_at", "timestamp", "created_at", "time"],
  dataset_id: ["dataset_id", "pixel_id"],
  test_event_code: ["test_event_code"],
  status: statusNames.map((name) => name.toLowerCase()),
  response: [...answerNames, "response_payload", "response_json"].map((name) => name.toLowerCase()),
};

/** Whether a table has a column with Conversions API requests; in a quoted cell each quote is there twice. */
export const holdsRequests = (head: string, { header }: CsvShape): boolean =>
  /""event_name\\*""/u.test(head) && bodies.some((name) => header.includes(name));

/** A row for each request: what a database's own table of them gives when it is exported. */
export function requestRows(file: SourceFile, csv: CsvShape): readonly LoadStep[] {
  const sent = cell(csv, ...bodies);
  const body = `CASE WHEN starts_with(ltrim(${sent}), '[') THEN '{"data":' || ${sent} || '}' ELSE ${sent} END`;
  const said = Object.entries(beside).map(([name, names]) => `${sqlText(name)}, ${cell(csv, ...names)}`);
  const json = `json_object('body', ${body}, ${said.join(", ")}) AS json`;
  const numbered = `SELECT line, ${json} FROM (${numberedCells(file.path, csv)}) AS cells`;
  const quick = `SELECT ${json} FROM (${csvCells(file.path, csv)}) AS cells`;
  return [...eventSteps("server", file, { quick, numbered, joined: null }), ...moveCsvRejects(file, "server")];
}
