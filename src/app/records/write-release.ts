import type { Instant } from "../../model/answers.ts";
import type { Sha } from "../../model/change.ts";
import type { Finding } from "../../model/finding.ts";
import type { Sheet, Signal } from "../../model/sheet.ts";
import type { Repository } from "../../port/repository.ts";
import { withEnding } from "../../sheet/records/edit-record.ts";
import { parseRecord } from "../../sheet/records/parse-record.ts";
import { composeRecord, type Draft, judgeRecordText, unlessEmpty } from "./compose-record.ts";
import { landedAt } from "../gate/landed-at.ts";
import { recordPath } from "../sheet/sheet-paths.ts";
import type { RecordText } from "./read-incident.ts";

/** What was merged went live at a later moment. */
export interface Release {
  readonly through: Sha;
  readonly released_at: Instant;
  /** Empty: every signal. */
  readonly signals: readonly Signal[];
  /** Empty: every store. */
  readonly stores: readonly string[];
}

/** A release record for what has landed on the line of `tip`; the owners of its signals sign it. */
export async function writeRelease(
  { repository, tip, now }: { readonly repository: Repository; readonly tip: Sha; readonly now: Instant },
  sheet: Sheet,
  { through, released_at, signals, stores }: Release,
): Promise<Draft> {
  const scope = unlessEmpty(stores) === undefined ? undefined : { stores };
  const stem = `${released_at.slice(0, 10)}-release-${through.slice(0, 7)}`;
  const record = { kind: "release", through, released_at, signals: unlessEmpty(signals) ?? ["*.*"], scope };
  const draft = composeRecord(sheet, stem, record);
  const path = recordPath(stem);
  const wrong = await wrongWith(repository, { through, tip, released_at, path, now });
  if (!draft.ok || wrong === null) return draft;
  return { ok: false, path, text: draft.text, findings: [wrong] };
}

async function wrongWith(
  repository: Repository,
  { through, tip, released_at, path, now }: Record<"through" | "tip" | "released_at" | "path" | "now", string>,
): Promise<Finding | null> {
  const place = { file: path };
  if (!(await repository.isAncestor(through, tip)))
    return { code: "through-not-ancestor", severity: "error", place, args: { through } };
  const since = "1970-01-01T00:00:00Z";
  const landed = await repository.placeOnLine({ commit: through, base: tip, since, paths: [] });
  const landed_at = landed && landedAt(landed, now);
  if (landed_at === null || Date.parse(released_at) >= Date.parse(landed_at)) return null;
  return { code: "release-before-landing", severity: "error", place, args: { released_at, landed_at } };
}

/** A change record with `released_at` added, or why it can't take one. */
export type ReleasedChange =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: "broken" | "other-kind" | "released" | "before" };

/** Adds to an outside change when it went live, and nothing else. */
export function releaseChange(sheet: Sheet, { path, text }: RecordText, released_at: Instant): ReleasedChange {
  const parsed = parseRecord(path, text);
  if (!parsed.ok) return { ok: false, why: "broken" };
  const { record } = parsed;
  if (record.kind !== "change") return { ok: false, why: "other-kind" };
  if (record.released_at !== undefined) return { ok: false, why: "released" };
  if (Date.parse(released_at) < Date.parse(record.happened_at)) return { ok: false, why: "before" };
  const ended = withEnding(path, text, { released_at });
  return judgeRecordText(sheet, path, ended).ok ? { ok: true, text: ended } : { ok: false, why: "broken" };
}
