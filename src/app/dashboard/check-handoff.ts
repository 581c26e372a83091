import { entryOf } from "../../firing/entry-of.ts";
import type { Instant } from "../../model/answers.ts";
import type { HandoffGap } from "../../model/handoff-gap.ts";
import type { HandoffItem, Sheet } from "../../model/sheet.ts";
import { gapWords, type GapReason } from "../../report/handoff/gap-words.ts";
import { dayLength } from "../../firing/durations.ts";

interface Question {
  readonly now: Instant;
  /** Files of the repository; at least those of {@link handoffFiles} that exist. */
  readonly files: ReadonlySet<string>;
}

/** What is missing, stale or without an owner in the closeout checklist, in the sheet's order. Items that do not apply are spared. */
export function checkHandoff(sheet: Sheet, { now, files }: Question): readonly HandoffGap[] {
  return Object.entries(sheet.handoff.items).flatMap(([id, item]) => {
    if (item.state === "not-applicable") return [];
    const { title, owner } = item;
    const gap = (what: HandoffGap["what"], reasons: readonly GapReason[]): readonly HandoffGap[] =>
      reasons.map((reason) => ({ id, title, owner, what, detail: gapWords(reason) }));
    return [
      ...gap("missing", missing(item, now)),
      ...gap("stale", stale(item, { now, files, most: sheet.handoff.max_age_days })),
      ...gap("unowned", unowned(sheet, owner)),
    ];
  });
}

/** Evidence of the checklist that is a file of the repository: sorted paths. */
export function handoffFiles({ handoff }: Sheet): readonly string[] {
  const named = Object.values(handoff.items).map(({ evidence }) => evidence);
  return [...new Set(named.filter((evidence) => evidence !== null && !isLink(evidence)).map(String))].sort();
}

function isLink(evidence: string): boolean {
  return /^https:\/\//i.test(evidence);
}

function missing({ state, evidence, date }: HandoffItem, now: Instant): readonly GapReason[] {
  if (state === "open") return [{ why: "open" }];
  return [
    ...(evidence === null ? [{ why: "no-evidence" } as const] : []),
    ...(date === null ? [{ why: "no-date" } as const] : []),
    ...(date !== null && daysSince(date, now) < 0 ? [{ why: "in-the-future", date } as const] : []),
  ];
}

function stale(
  { state, evidence, date }: HandoffItem,
  { now, files, most }: Question & { readonly most: number },
): readonly GapReason[] {
  const days = date === null || state === "open" ? 0 : daysSince(date, now);
  return [
    ...(date !== null && days > most ? [{ why: "too-old", date, days, most } as const] : []),
    ...(evidence !== null && !isLink(evidence) && !files.has(evidence)
      ? [{ why: "evidence-gone", evidence } as const]
      : []),
  ];
}

function unowned({ owners }: Sheet, owner: string): readonly GapReason[] {
  const role = entryOf(owners, owner);
  if (role === undefined) return [{ why: "unknown-role" }];
  return role.people.length + role.teams.length === 0 ? [{ why: "nobody" }] : [];
}

/** Whole days from a calendar day to a moment, both in UTC; negative before it. A day that has begun anywhere on earth is not in the future. */
function daysSince(date: string, now: Instant): number {
  const days = Math.floor((Date.parse(now) - Date.parse(date)) / dayLength);
  return days === -1 ? 0 : days;
}
