import { answerChangeForm } from "./answer-change-form.ts";
import { answerIncidentForm } from "./answer-incident-form.ts";
import type { FormContext } from "./form-context.ts";
import { changeFields, incidentFields } from "./form-fields.ts";
import { parseFormBody } from "./parse-form-body.ts";

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
