import type { Observation } from "../../model/route.ts";
import type { Sheet } from "../../model/sheet.ts";
import { incidentComment } from "../../report/route/incident-comment.ts";
import { isSign, signWords } from "../../report/route/sign-words.ts";
import type { FormContext } from "./form-context.ts";
import { formInstant } from "./form-instant.ts";
import { formRecordLink } from "./form-record-link.ts";
import { formStores } from "./form-stores.ts";
import { incidentFields } from "./form-fields.ts";
import { type Extent, incidentDraft, routeIncident } from "../records/route-incident.ts";

const longestDetail = 1_500;
const longestSegment = 100;

/** The answer to somebody who sees something wrong: where the router sends them, with the record's link. */
export function answerIncidentForm(answers: ReadonlyMap<string, string>, context: FormContext): string {
  const { sheet, now } = context;
  const { routing } = routeIncident(sheet, { ...observationIn(answers, sheet), report: null });
  const since = formInstant(answers.get(incidentFields.since), now);
  const stores = formStores(answers.get(incidentFields.store), sheet);
  const segment = answers.get(incidentFields.segment)?.slice(0, longestSegment);
  const detail = answers.get(incidentFields.says)?.slice(0, longestDetail);
  const links = routing.incidents.map((routed) => {
    const extent = { happened_at: since.moment, stores: stores.known };
    const draft = (said: Pick<Extent, "segment" | "detail">) => () =>
      incidentDraft(sheet, routed, { ...extent, ...said });
    // What a record or a link can't hold is left to its writer.
    const said = [
      { segment, detail },
      { segment, detail: undefined },
      { segment: undefined, detail: undefined },
    ];
    return formRecordLink(said.map(draft), context);
  });
  return incidentComment({ sheet, routing, since, stores, links });
}

function observationIn(answers: ReadonlyMap<string, string>, { incidents }: Sheet): Observation {
  const chosen = answers.get(incidentFields.symptom) ?? "";
  const symptom = Object.keys(incidents).find((id) => incidents[id]?.title.trim() === chosen) ?? null;
  const ticked = [...(answers.get(incidentFields.signs) ?? "").matchAll(/^- \[[xX]\] (.+)$/gmu)].map(([, words = ""]) =>
    words.trim(),
  );
  const signs = Object.keys(signWords)
    .filter(isSign)
    .filter((sign) => ticked.includes(signWords[sign]));
  return { symptom, signs, says: answers.get(incidentFields.says) ?? "" };
}
