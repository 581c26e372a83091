import { conclusionsOn } from "../../firing/conclusions-on.ts";
import { declaredSignals } from "../../firing/danger-signals.ts";
import { declarableTriggers } from "../../firing/declared-entries.ts";
import { retestsAskedBy } from "../../firing/asked-retests.ts";
import { changeComment } from "../../report/route/change-comment.ts";
import type { FormContext } from "./form-context.ts";
import { composeRecord } from "../records/compose-record.ts";
import { formInstant } from "./form-instant.ts";
import { formRecordLink } from "./form-record-link.ts";
import { formStores } from "./form-stores.ts";
import { changeFields } from "./form-fields.ts";

const longestDetail = 1_500;

/** The answer to somebody who changed something outside the repository: what is paused from when, with the record's link. */
export function answerChangeForm(answers: ReadonlyMap<string, string>, context: FormContext): string {
  const { sheet, now } = context;
  const since = formInstant(answers.get(changeFields.since), now);
  const stores = formStores(answers.get(changeFields.store), sheet);
  const chosen = answers.get(changeFields.trigger) ?? "";
  const id = declarableTriggers(sheet).find((each) => sheet.triggers[each]?.title.trim() === chosen);
  if (id === undefined) return changeComment({ sheet, since, stores, chosen, declared: null, link: null });
  const detail = answers.get(changeFields.what)?.slice(0, longestDetail);
  const scope = stores.known.length === 0 ? undefined : { stores: stores.known };
  const draft = (words: string | undefined) => () =>
    composeRecord(sheet, `${since.moment.slice(0, 10)}-${id}`, {
      kind: "change",
      declares: [id],
      happened_at: since.moment,
      scope,
      detail: words,
    });
  const signals = declaredSignals(sheet, id);
  const after = retestsAskedBy(sheet, { trigger: id, signals }, "after_release");
  const retests = after.length > 0 ? after : retestsAskedBy(sheet, { trigger: id, signals }, "before_merge");
  const declared = { trigger: id, signals, paused: conclusionsOn(sheet, signals), retests };
  const link = formRecordLink([draft(detail), draft(undefined)], context);
  return changeComment({ sheet, since, stores, chosen, declared, link });
}
