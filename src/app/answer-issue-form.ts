import type { Instant } from "../model/answers.ts";
import type { Sheet } from "../model/sheet.ts";
import { answerChangeForm } from "./answer-change-form.ts";
import { answerIncidentForm } from "./answer-incident-form.ts";
import { changeFields, incidentFields } from "./form-fields.ts";
import { parseFormBody } from "./parse-form-body.ts";

/** What an answer needs beside the issue's body: where the record is to be proposed, and when this is. */
export interface FormContext {
  readonly sheet: Sheet;
  /** Address of the host without a slash at its end, `owner/name`, and the branch that records are read from. */
  readonly place: { readonly server: string; readonly repository: string; readonly branch: string };
  readonly now: Instant;
}

/**
 * The one comment that answers an issue filed with a form of examples/issue-forms, as markdown; null: the body is of neither form. The body is foreign: it is read in
 * bounded time, and nothing of it comes out but inert.
 */
export function answerIssueForm(body: string, context: FormContext): string | null {
  const change = parseFormBody(body, Object.values(changeFields));
  if (change !== null) return answerChangeForm(change, context);
  const incident = parseFormBody(body, Object.values(incidentFields));
  return incident === null ? null : answerIncidentForm(incident, context);
}
