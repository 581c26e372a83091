import { entryOf } from "../../firing/entry-of.ts";
import type { Instant } from "../../model/answers.ts";
import type { Sha } from "../../model/change.ts";
import type { Arrival } from "../../model/landing.ts";
import type { PauseCause } from "../../model/ledger.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { PausedBecause } from "../../model/status.ts";

type Landing = Extract<PauseCause, { readonly kind: "landing" }>;

/** A reason for a pause in plain words; every part may hold foreign text. */
export interface CauseWords {
  /** "Checkout change: checkout discount rewrite". */
  readonly what: string;
  /** "pushed without a pull request by Bo Berg (theme editor)". */
  readonly who: string | null;
  /** What else a reader should know, each without a full stop. */
  readonly notes: readonly string[];
  /** `#412`, the short id of a commit, or the id of a record. */
  readonly reference: string | null;
  /** Where the host shows it. */
  readonly url: string | null;
  readonly since: Instant;
  /** The commit or record that it is about; null: a history that is cut off. */
  readonly source: { readonly commit: Sha } | { readonly record: string } | null;
}

/** The reasons of a row, newest first. Triggers that one commit fired are one reason. */
export function reasonsOf(because: readonly PausedBecause[], sheet: Sheet): readonly CauseWords[] {
  const alike = new Map<string, PausedBecause[]>();
  for (const each of because) {
    const { cause, released_at, segment, since } = each;
    const key = cause.kind === "landing" ? JSON.stringify([cause.commit, since, released_at, segment]) : each.pause;
    alike.set(key, [...(alike.get(key) ?? []), each]);
  }
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [causeWords(first, sheet, group)];
  });
}

/** A reason on one line of plain text. */
export function reasonLine({ what, who, notes, reference }: CauseWords): string {
  const named = reference === null ? what : `${what} (${reference})`;
  return [named, ...(who === null ? [] : [who]), ...notes].join(", ");
}

/** One pause's reason on one line of plain text. */
export function causeLine(because: PausedBecause, sheet: Sheet): string {
  return reasonLine(causeWords(because, sheet, [because]));
}

/** Why something is paused, told so that somebody who has never used git knows what happened and who to ask. */
function causeWords(because: PausedBecause, sheet: Sheet, alike: readonly PausedBecause[]): CauseWords {
  const { cause, released_at, segment, since } = because;
  const only = segment === null ? [] : [`${segment} only`];
  const plain = { who: null, notes: only, reference: null, url: null, since, source: null };
  switch (cause.kind) {
    case "landing": {
      const notes = [...(released_at === null ? ["not released yet"] : []), ...only];
      return { ...landingWords(cause, triggerTitles(alike, sheet), notes), since, source: { commit: cause.commit } };
    }
    case "change": {
      const what = joined(triggerTitle(cause.trigger, sheet), cause.detail);
      const who = cause.by === null ? "declared" : `declared by ${cause.by}`;
      return { ...plain, what, who, reference: cause.record, source: { record: cause.record } };
    }
    case "incident": {
      const title = entryOf(sheet.incidents, cause.incident)?.title ?? cause.incident;
      const what = joined(`Incident: ${title}`, cause.detail);
      return { ...plain, what, reference: cause.record, source: { record: cause.record } };
    }
    case "record-unreadable": {
      const what = `The record ${cause.record} can't be read, so what it declares is unknown`;
      return { ...plain, what, source: { record: cause.record } };
    }
    case "history-incomplete": {
      const { branch } = cause;
      if (branch !== undefined) {
        const notes = ["fetch every branch, or take it out of sheet.yml"];
        return { ...plain, what: `The branch ${branch} is not there, so what landed on it is unknown`, notes };
      }
      const what = "The history is cut off, so what landed before it is unknown";
      return { ...plain, what, notes: ["fetch all of it: git fetch --unshallow"] };
    }
  }
}

function landingWords(cause: Landing, title: string, notes: readonly string[]): Omit<CauseWords, "since" | "source"> {
  const { arrival } = cause;
  const number = arrival?.pull_request ?? null;
  const reference = number === null ? cause.commit.slice(0, 7) : `#${String(number)}`;
  return {
    what: joined(title, told(cause, reference)),
    who: arrivedWords(cause),
    notes: [...gateWords(cause), ...notes],
    reference,
    url: arrival?.url ?? null,
  };
}

/** "Checkout change", or "Checkout change + Consent banner change" where one commit fired several. */
function triggerTitles(alike: readonly PausedBecause[], sheet: Sheet): string {
  const titles = alike.flatMap(({ cause }) => (cause.kind === "landing" ? [triggerTitle(cause.trigger, sheet)] : []));
  return [...new Set(titles)].join(" + ");
}

/** What the commit says of itself; where a theme editor saved it, which says nothing, the app that was switched. */
function told(cause: Landing, reference: string): string {
  const switched = cause.because.find(({ condition }) => condition === "app-embed")?.detail;
  if ((cause.arrival?.pull_request ?? null) === null && switched !== undefined) return switched;
  const named = ` (${reference})`;
  return cause.subject.endsWith(named) ? cause.subject.slice(0, -named.length) : cause.subject;
}

function arrivedWords({ arrival, author, editor }: Landing): string | null {
  const who = editor === null ? author : `${editor} (theme editor)`;
  if (arrival === null) return `by ${who}`;
  if (arrival.pull_request !== null) return editor === null ? null : `by ${who}`;
  return `pushed without a pull request by ${who}`;
}

const gateNotes: Partial<Record<Arrival["gate"], readonly string[]>> = {
  overridden: ["merged early by an override"],
  "other-content": ["merged by hand with other content than the gate had judged"],
};

function gateWords({ arrival, unproven }: Landing): readonly string[] {
  const said = gateNotes[arrival?.gate ?? "none"] ?? [];
  return unproven ? [...said, "not proven before it landed"] : said;
}

function triggerTitle(trigger: string, { triggers }: Sheet): string {
  return entryOf(triggers, trigger)?.title ?? trigger;
}

function joined(title: string, detail: string | null): string {
  return detail === null || detail === "" ? title : `${title}: ${detail}`;
}
