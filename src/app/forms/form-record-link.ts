import { newFileLink } from "../../report/record-link.ts";
import type { FormContext } from "./form-context.ts";
import type { Draft } from "../records/compose-record.ts";
import { recordPath } from "../sheet/sheet-paths.ts";

/** The link that proposes the first of the drafts that holds and fits into a link; null: none does. */
export function formRecordLink(drafts: readonly (() => Draft)[], { place }: FormContext): string | null {
  for (const make of drafts) {
    const draft = make();
    if (!draft.ok) continue;
    const link = newFileLink({ ...place, path: recordPath(draft.stem), content: draft.text });
    if (link !== null) return link;
  }
  return null;
}
