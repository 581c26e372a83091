import type { Finding, FindingArguments } from "../../model/finding.ts";
import type { WrittenChangeRecord, WrittenIncidentRecord } from "../../model/written.generated.ts";
import { compareText } from "../../firing/compare-text.ts";
import type { FoldedRecord } from "./fold-record.ts";
import { millisecondsOf } from "../instants.ts";
import { isJudged, notJudged } from "./judged.ts";

type Danger = FoldedRecord<WrittenChangeRecord | WrittenIncidentRecord>;

/** A record of danger that counts, with what it inherits from those that it amends. */
export interface Standing {
  readonly folded: Danger;
  /** Earliest moment at which the chain says it happened, in milliseconds. */
  readonly since: number;
  /** Latest moment at which the chain says it went live, in milliseconds. */
  readonly released: number;
  /** Triggers that the chain declares: an amendment changes how far, never what. */
  readonly declares: readonly string[];
}

interface Amended {
  readonly standing: readonly Standing[];
  readonly findings: readonly Finding[];
}

type Refusal = FindingArguments["amends-refused"]["why"];

/**
 * Leaves out records whose scope a later one replaces. Only a record of the same kind and incident, which declares no less, that landed
 * on an earlier commit can be amended, so no chain runs in a circle. Of two files with one id the older is meant, and both
 * stand. One that did not pass the gate replaces nothing, and widens what it names.
 */
export function followAmendments(records: readonly Danger[], verified: boolean): Amended {
  const standing: Standing[] = [];
  const byId = new Map<string, Standing>();
  const replaced = new Set<Danger>();
  const findings: Finding[] = [];
  const stand = (item: Standing): void => {
    standing.push(item);
    if (!byId.has(item.folded.id)) byId.set(item.folded.id, item);
  };
  const byLanding = [...records].sort(
    (a, b) => a.landed.position - b.landed.position || compareText(a.id, b.id) || compareText(a.path, b.path),
  );
  for (const folded of byLanding) {
    const { amends } = folded.record;
    const amended = amends === undefined ? undefined : byId.get(amends);
    const why = amends === undefined ? null : refusalOf(folded, amended);
    if (amends !== undefined && why !== null) findings.push(refused(folded, amends, why));
    if (amended === undefined || why !== null) stand(standingOf(folded));
    else if (!isJudged(verified, folded.landed)) {
      stand(inherit(standingOf(folded), amended));
      findings.push(notJudged(folded, folded.landed));
    } else {
      replaced.add(amended.folded);
      stand(inherit(standingOf(folded), amended));
    }
  }
  return { standing: standing.filter(({ folded }) => !replaced.has(folded)), findings };
}

function refusalOf(folded: Danger, amended: Standing | undefined): Refusal | null {
  if (amended === undefined) return "unknown";
  if (kindOf(amended.folded) !== kindOf(folded) || !declaresAllOf(folded, amended)) return "other-kind";
  return amended.folded.landed.position < folded.landed.position ? null : "not-earlier";
}

/** Another router entry has another owner and other proof. */
function kindOf({ record }: Danger): string {
  return record.kind === "incident" ? `incident ${record.incident}` : record.kind;
}

/** Those who sign an amendment are the owners of what it declares itself. */
function declaresAllOf({ record }: Danger, { declares }: Standing): boolean {
  return declares.every((trigger) => record.kind === "change" && record.declares.includes(trigger));
}

function refused({ path }: Danger, amends: string, why: Refusal): Finding {
  return { code: "amends-refused", severity: "error", place: { file: path }, args: { amends, why } };
}

function standingOf(folded: Danger): Standing {
  const { record } = folded;
  const happened = millisecondsOf(record.happened_at);
  if (record.kind === "incident") return { folded, since: happened, released: happened, declares: [] };
  const released = millisecondsOf(record.released_at ?? record.happened_at);
  return { folded, since: happened, released: Math.max(happened, released), declares: record.declares };
}

function inherit(standing: Standing, { since, released, declares }: Standing): Standing {
  return {
    folded: standing.folded,
    since: Math.min(standing.since, since),
    released: Math.max(standing.released, released),
    declares: [...new Set([...standing.declares, ...declares])].sort(),
  };
}
