import type { Sheet } from "../../model/sheet.ts";
import type { LeaveOut, Status, StatusRow } from "../../model/status.ts";
import { counted, inWords } from "../in-words.ts";
import { momentWords } from "../moment-words.ts";
import { conclusionWords, ownerWords, type StatusView } from "./status-view.ts";

/** What makes a paused row usable again, step by step in plain text; empty when it is usable. */
export function resumeSteps({ because, resume }: StatusRow, { status, sheet }: StatusView): readonly string[] {
  const cutOff = because.some(({ cause }) => cause.kind === "history-incomplete");
  const whole = cutOff ? ["the whole history is there"] : [];
  if (resume === null) return whole;
  const { incidents, retests, not_before, signed_by } = resume;
  return [
    ...whole,
    ...(incidents.length === 0 ? [] : [`${inWords(incidents)} ${incidents.length === 1 ? "is" : "are"} closed`]),
    ...(retests.length === 0 ? [] : [`${proofWords(retests, sheet)}, ${notBeforeWords(not_before, status)}`]),
    ...(retests.length === 0 && not_before === null && incidents.length === 0 ? ["it is released"] : []),
    ...(signed_by.length === 0 ? [] : [signWords(signed_by, sheet)]),
  ];
}

/** Other conclusions of the store that come back with it; null: none. */
export function freesTooWords({ resume }: StatusRow, sheet: Sheet): string | null {
  if (resume === null || resume.frees_too.length === 0) return null;
  return `frees ${inWords(resume.frees_too.map((id) => conclusionWords(id, sheet)))} too`;
}

/** A span to leave out: "20 Nov 14:10 to 21 Nov 08:00, mobile only". */
export function leaveOutWords({ from, to, segment }: LeaveOut, { at }: Pick<Status, "at">): string {
  const until = to === null ? "until it resumes" : `to ${momentWords(to, at)}`;
  return `${momentWords(from, at)} ${until}${segment === null ? "" : `, ${segment} only`}`;
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
  const shown = freed.length > 6 ? [...freed.slice(0, 5), `${String(freed.length - 5)} more`] : freed;
  return `one retest, “${cheapest.title}”, frees ${counted(freed.length, "conclusion")}: ${inWords(shown)}`;
}

/** The share of the last 30 days, "paused for 41 % of the last 30 days"; null: none of it. */
export function shareWords({ paused_share }: Pick<StatusRow, "paused_share">): string | null {
  if (paused_share <= 0) return null;
  const percent = Math.round(paused_share * 100);
  return `paused for ${percent === 0 ? "less than 1" : String(percent)} % of the last 30 days`;
}

function proofWords(retests: readonly { readonly title: string; readonly owner: string }[], sheet: Sheet): string {
  const named = retests.map(({ title, owner }) => `“${title}” (${ownerWords(owner, sheet)})`);
  return `${inWords(named)} ${named.length === 1 ? "passes" : "pass"}`;
}

function notBeforeWords(notBefore: string | null, { at }: Status): string {
  if (notBefore === null) return "taken after it is released";
  const later = Date.parse(notBefore) > Date.parse(at) ? ", which is still to come" : "";
  return `taken after ${momentWords(notBefore, at)}${later}`;
}

function signWords(roles: readonly string[], sheet: Sheet): string {
  return `${inWords(roles.map((role) => ownerWords(role, sheet)))} ${roles.length === 1 ? "signs" : "sign"}`;
}
