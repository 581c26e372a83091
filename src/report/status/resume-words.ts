import type { Sheet } from "../../model/sheet.ts";
import type { StatusRow } from "../../model/status.ts";
import { counted, inWords } from "../in-words.ts";
import { dayWords, momentWords } from "../moment-words.ts";
import { conclusionWords, type StatusView } from "./status-view.ts";
import { dayLength } from "../../firing/durations.ts";

const mostNames = 6;

/** How a moment is told beside others of the same page, or alone. */
type Moment = (at: string, today: string) => string;

/** What makes a paused row usable again, step by step in plain text; empty when it is usable. */
export function resumeSteps(
  { because, resume }: StatusRow,
  { status: { at } }: Pick<StatusView, "status">,
  moment: Moment = momentWords,
): readonly string[] {
  const whole = because.flatMap(({ cause }) => {
    if (cause.kind === "record-unreadable") return `${cause.path} can be read: lint says what is wrong with it`;
    if (cause.kind !== "history-incomplete") return [];
    return cause.branch === undefined ? "the whole history is there" : `the branch ${cause.branch} is there`;
  });
  if (resume === null) return whole;
  const { incidents, retests, not_before, signed_by } = resume;
  const closed = incidents.length === 1 ? "is closed" : "are closed";
  return [
    ...whole,
    ...(incidents.length === 0 ? [] : [`${listed(incidents)} ${closed}`]),
    ...(retests.length === 0 ? [] : [`${proofWords(retests)}, ${notBeforeWords(not_before, at, moment)}`]),
    ...(retests.length === 0 && not_before === null && incidents.length === 0 ? ["it is released"] : []),
    ...(signed_by.length === 0 ? [] : [`${listed(signed_by)} ${signed_by.length === 1 ? "signs" : "sign"}`]),
  ];
}

/** Titles of the other conclusions of the store that come back with it. */
export function freedToo({ resume }: StatusRow, sheet: Sheet): readonly string[] {
  return (resume?.frees_too ?? []).map((id) => conclusionWords(id, sheet));
}

/** The single retest that frees most, in one sentence of plain text; null: no single one frees anything. */
export function cheapestWords({ status, sheet }: StatusView): string | null {
  const { cheapest } = status;
  if (cheapest === null) return null;
  const many = new Set(status.conclusions.map(({ store }) => store)).size > 1;
  const freed = cheapest.frees.map(({ conclusion, store }) => {
    const title = conclusionWords(conclusion, sheet);
    return many ? `${title} (${store})` : title;
  });
  return `one retest, “${cheapest.title}”, frees ${counted(freed.length, "conclusion")}: ${titlesInWords(freed)}`;
}

/** "paused for 41 % of the last 30 days", or of the days since the sheet was adopted; null: for none of them. */
export function shareWords({ paused_share }: Pick<StatusRow, "paused_share">, view: StatusView): string | null {
  if (paused_share <= 0) return null;
  const percent = Math.round(paused_share * 100);
  return `paused for ${percent === 0 ? "less than 1" : String(percent)} % of ${lookedBack(view)}`;
}

/** The time that shares are of. */
export function lookedBack({ status: { at }, ledger: { adopted } }: StatusView): string {
  const governed = Date.parse(at) - Date.parse(adopted.at);
  return governed < 30 * dayLength ? `the time since ${dayWords(adopted.at, at)}` : "the last 30 days";
}

function proofWords(retests: readonly { readonly title: string; readonly owner: string }[]): string {
  const named = retests.map(({ title, owner }) => `“${title}” (${owner})`);
  return `${listed(named)} ${named.length === 1 ? "passes" : "pass"}`;
}

function notBeforeWords(notBefore: string | null, at: string, moment: Moment): string {
  if (notBefore === null) return "taken after it is released";
  const ahead = Date.parse(notBefore) > Date.parse(at);
  return `${ahead ? "not before" : "taken after"} ${moment(notBefore, at)}`;
}

/** Titles hold commas, so that only a stronger mark tells them apart. */
export function titlesInWords(titles: readonly string[]): string {
  return shortened(titles).join("; ");
}

function listed(names: readonly string[]): string {
  return inWords(shortened(names));
}

/** A hostile sheet names hundreds. */
function shortened(names: readonly string[]): readonly string[] {
  if (names.length <= mostNames) return names;
  return [...names.slice(0, mostNames - 1), `${String(names.length - mostNames + 1)} more`];
}
