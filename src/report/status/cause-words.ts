import { entryOf } from "../../firing/entry-of.ts";
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
}

/** Why something is paused, told so that somebody who has never used git knows what happened and who to ask. */
export function causeWords({ cause, released_at, segment }: PausedBecause, sheet: Sheet): CauseWords {
  const only = segment === null ? [] : [`${segment} only`];
  switch (cause.kind) {
    case "landing":
      return landingWords(cause, sheet, [...(released_at === null ? ["not released yet"] : []), ...only]);
    case "change":
      return {
        what: joined(triggerTitle(cause.trigger, sheet), cause.detail),
        who: cause.by === null ? "declared" : `declared by ${cause.by}`,
        notes: only,
        reference: cause.record,
        url: null,
      };
    case "incident":
      return {
        what: joined(`Incident: ${entryOf(sheet.incidents, cause.incident)?.title ?? cause.incident}`, cause.detail),
        who: null,
        notes: only,
        reference: cause.record,
        url: null,
      };
    case "history-incomplete":
      return {
        what: "The history is cut off, so what landed before it is unknown",
        who: null,
        notes: ["fetch all of it: git fetch --unshallow"],
        reference: null,
        url: null,
      };
  }
}

/** The same on one line of plain text. */
export function causeLine(because: PausedBecause, sheet: Sheet): string {
  const { what, who, notes, reference } = causeWords(because, sheet);
  const named = reference === null ? what : `${what} (${reference})`;
  return [named, ...(who === null ? [] : [who]), ...notes].join(", ");
}

function landingWords(cause: Landing, sheet: Sheet, notes: readonly string[]): CauseWords {
  const { arrival } = cause;
  const number = arrival?.pull_request ?? null;
  const reference = number === null ? cause.commit.slice(0, 7) : `#${String(number)}`;
  return {
    what: joined(triggerTitle(cause.trigger, sheet), told(cause, reference)),
    who: arrivedWords(cause),
    notes: [...gateWords(cause), ...notes],
    reference,
    url: arrival?.url ?? null,
  };
}

/** What a pull request says of itself; of any other commit what was seen in it, since a theme editor's subjects say nothing. */
function told(cause: Landing, reference: string): string {
  const number = cause.arrival?.pull_request ?? null;
  const seen = cause.because.find(({ condition, detail }) => condition !== "content" && detail !== undefined)?.detail;
  if (number === null && seen !== undefined) return seen;
  return cause.subject.endsWith(`(${reference})`)
    ? cause.subject.slice(0, -reference.length - 2).trim()
    : cause.subject;
}

function arrivedWords({ arrival, author, editor }: Landing): string | null {
  const who = editor === null ? author : `${editor} (theme editor)`;
  if (arrival === null) return `by ${who}`;
  if (arrival.pull_request !== null) return editor === null ? null : `by ${who}`;
  return `pushed without a pull request by ${who}`;
}

function gateWords({ arrival, unproven }: Landing): readonly string[] {
  const early = arrival?.gate === "overridden" ? ["merged early by an override"] : [];
  return unproven ? [...early, "not proven before it landed"] : early;
}

function triggerTitle(trigger: string, { triggers }: Sheet): string {
  return entryOf(triggers, trigger)?.title ?? trigger;
}

function joined(title: string, detail: string | null): string {
  return detail === null || detail === "" ? title : `${title}: ${detail}`;
}
