import type { DeclaredChange, FormStores, Since } from "../../model/form.ts";
import type { Sheet } from "../../model/sheet.ts";
import { declarableTriggers } from "../../firing/declared-entries.ts";
import { inertCode, inertText } from "../inert/inert-markdown.ts";
import { fullMomentWords } from "../moment-words.ts";
import { conclusionsTable, formDoubts, recordLine, storesWords } from "./form-words.ts";
import { leaderWords } from "./route-view.ts";
import { fewOf } from "../in-words.ts";

const mostSignals = 20;
const mostListed = 30;

/** What the answer to a change form is made of. */
export interface ChangeAnswer {
  readonly sheet: Sheet;
  readonly since: Since;
  readonly stores: FormStores;
  /** What the person chose from the list; foreign. */
  readonly chosen: string;
  /** Null: the sheet has no trigger of that title that can be declared. */
  readonly declared: DeclaredChange | null;
  readonly link: string | null;
}

/** The one comment that answers a change form: which trigger it declares, what is not to be used from when, what lifts that, and the record's link. */
export function changeComment(answer: ChangeAnswer): string {
  const { sheet, since, stores, declared, link } = answer;
  if (declared === null) return unknownTrigger(answer);
  const trigger = sheet.triggers[declared.trigger];
  const doubts = formDoubts(since, stores, sheet);
  const signals = fewOf(declared.signals, mostSignals, (signal) => inertCode(signal));
  return [
    `### 🟡 Declares: ${inertText(trigger?.title ?? declared.trigger, 200)}`,
    declared.paused.length === 0
      ? "No conclusion of the sheet rests on what this can break."
      : `**Not to be used** from ${fullMomentWords(since.moment)}, for ${storesWords(stores)}, until it is resumed:`,
    ...(declared.paused.length === 0 ? [] : [conclusionsTable(sheet, declared.paused)]),
    `${recordLine(link, "Propose the change record", `signal-governance declare ${declared.trigger} --at TIME`)} Until it is merged nobody is told: this issue alone pauses nothing.`,
    ...(doubts.length === 0 ? [] : [doubts.map((doubt) => `> ${doubt}`).join("\n>\n")]),
    `**What lifts it**, on the live shop, after the change: ${retestWords(declared, sheet)}.`,
    `At risk: ${signals}. Answered for by ${inertText(leaderWords(sheet, trigger?.owner ?? ""), 600)}.`,
  ].join("\n\n");
}

function retestWords({ retests }: DeclaredChange, sheet: Sheet): string {
  const titles = retests.slice(0, mostListed).map((id) => inertText(sheet.retests[id]?.title ?? id, 200));
  return titles.length === 0 ? "what its owner asks for" : titles.join("; ");
}

function unknownTrigger({ sheet, chosen }: ChangeAnswer): string {
  const list = declarableTriggers(sheet)
    .slice(0, mostListed)
    .map((id) => `- ${inertText(sheet.triggers[id]?.title ?? id, 200)}`);
  return [
    "### ⚪ This declares nothing yet",
    chosen === ""
      ? "Nobody chose what was changed."
      : `The sheet has no kind of change called ${inertCode(chosen, 200)} that can be declared; the form may be older than the sheet.`,
    list.length === 0
      ? "The sheet has none that can be declared."
      : `Edit the issue and choose one of these:\n\n${list.join("\n")}`,
  ].join("\n\n");
}
