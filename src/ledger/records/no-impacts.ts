import type { Finding } from "../../model/finding.ts";
import type { FiringFact } from "../../model/firing.ts";
import type { LandedFiring, Landing, LedgerFacts } from "../../model/landing.ts";
import type { WrittenNoImpactRecord } from "../../model/written.generated.ts";
import { canonicalJson } from "../../firing/fingerprint.ts";
import { compareText } from "../../firing/compare-text.ts";
import type { FoldedRecord } from "./fold-record.ts";
import { millisecondsOf } from "../instants.ts";
import { lowerBound } from "../lower-bound.ts";
import { isJudged, notJudged } from "./judged.ts";

type NoImpact = FoldedRecord<WrittenNoImpactRecord>;

interface NoImpacts {
  /** The landings without the firings that were judged harmless. */
  readonly landings: readonly Landing[];
  readonly findings: readonly Finding[];
}

/**
 * Leaves out firings that their owner judged harmless: the record landed with the commit or later, and lists it (a beginning of two
 * commits lists neither) or has all its facts. Facts bind on the default branch, where records land.
 */
export function leaveOutHarmless(
  facts: Pick<LedgerFacts, "branch" | "landings" | "verified">,
  records: readonly NoImpact[],
): NoImpacts {
  const judged = records.filter(({ landed }) => isJudged(facts.verified, landed));
  const unjudged = records.filter((record) => !judged.includes(record));
  const listed = listedCommits(facts.landings, judged);
  const byFacts = byTriggerAndFacts(judged);
  const used = new Set<NoImpact>();
  const isHarmless = (landing: Landing, firing: LandedFiring): boolean => {
    const key = `${firing.trigger}\n${landing.commit}`;
    const named = (listed.get(key) ?? []).filter((record) => hadLanded(landing, record));
    const bound = landing.branch === facts.branch ? boundTo(byFacts, landing, firing) : [];
    for (const record of [...named, ...bound]) used.add(record);
    return named.length + bound.length > 0;
  };
  const landings = facts.landings.map((landing) => {
    if (judged.length === 0) return landing;
    return { ...landing, firings: landing.firings.filter((firing) => !isHarmless(landing, firing)) };
  });
  const findings = [
    ...unjudged.map((record) => notJudged(record, record.landed)),
    ...judged.filter((record) => !used.has(record)).map(matchesNothing),
  ];
  return { landings, findings };
}

/** Nobody can judge what is still to come: a beginning of an id that fits nothing yet can be made to fit. */
function hadLanded({ landed_at }: Landing, { landed }: NoImpact): boolean {
  return millisecondsOf(landed_at) <= millisecondsOf(landed.landed_at);
}

function matchesNothing({ path, record }: NoImpact): Finding {
  const args = { trigger: record.trigger };
  return { code: "no-impact-matches-nothing", severity: "warning", place: { file: path }, args };
}

/** Records by trigger and full commit id. */
function listedCommits(
  landings: readonly Landing[],
  records: readonly NoImpact[],
): ReadonlyMap<string, readonly NoImpact[]> {
  const commits = [...new Set(landings.map(({ commit }) => commit))].sort();
  const listed = new Map<string, NoImpact[]>();
  for (const record of records) {
    for (const beginning of record.record.commits ?? []) {
      const first = lowerBound(commits, (commit) => commit < beginning);
      const found = commits[first];
      if (!found?.startsWith(beginning) || commits[first + 1]?.startsWith(beginning) === true) continue;
      const key = `${record.record.trigger}\n${found}`;
      listed.set(key, [...(listed.get(key) ?? []), record]);
    }
  }
  return listed;
}

type ByFacts = ReadonlyMap<string, ReadonlyMap<string, readonly NoImpact[]>>;

function byTriggerAndFacts(records: readonly NoImpact[]): ByFacts {
  const byTrigger = new Map<string, Map<string, NoImpact[]>>();
  for (const record of records) {
    const { trigger, facts } = record.record;
    if (facts === undefined) continue;
    const byFacts = byTrigger.get(trigger) ?? new Map<string, NoImpact[]>();
    byTrigger.set(trigger, byFacts);
    const text = textOf(facts);
    byFacts.set(text, [...(byFacts.get(text) ?? []), record]);
  }
  return byTrigger;
}

function boundTo(byFacts: ByFacts, landing: Landing, firing: LandedFiring): readonly NoImpact[] {
  const ofTrigger = byFacts.get(firing.trigger);
  const records = ofTrigger?.get(textOf(firing.facts)) ?? [];
  return records.filter(({ landed }) => landing.position <= landed.position);
}

/** Facts as a set: in any order, repeats once. */
function textOf(facts: readonly (FiringFact | readonly unknown[])[]): string {
  return [...new Set(facts.map((fact) => canonicalJson(fact)))].sort(compareText).join("\n");
}
