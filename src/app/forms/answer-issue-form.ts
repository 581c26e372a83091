import { answerChangeForm } from "./answer-change-form.ts";
import { answerIncidentForm } from "./answer-incident-form.ts";
import type { FormContext } from "./form-context.ts";
import { changeFields, incidentFields } from "./form-fields.ts";
import { holdsQuestions, parseFormBody } from "./parse-form-body.ts";

/** Whether a body holds every question of one of the forms, in its order: what GitHub makes of a form, and what nobody writes by chance. */
export function isWholeForm(body: string): boolean {
  return [changeFields, incidentFields].some((fields) => holdsQuestions(body, Object.values(fields)));
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
