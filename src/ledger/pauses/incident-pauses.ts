import type { Finding } from "../../model/finding.ts";
import type { Lift, Pause } from "../../model/ledger.ts";
import type { Signal } from "../../model/sheet.ts";
import type { WrittenIncidentRecord } from "../../model/written.generated.ts";
import { incidentSignals } from "../../firing/danger-signals.ts";
import { entryOf } from "../../firing/entry-of.ts";
import type { Standing } from "../records/amendments.ts";
import type { FoldedRecord } from "../records/fold-record.ts";
import { instantOf, millisecondsOf, utcOf } from "../instants.ts";
import { isJudged, notJudged } from "../records/judged.ts";
import { namedStores } from "./named-stores.ts";
import type { Proofs } from "../proofs.ts";
import { flawsOfRetest } from "../resumes/proving-answers.ts";

interface Context {
  readonly proofs: Proofs;
  readonly stores: readonly string[];
  readonly verified: boolean;
}

interface Pauses {
  readonly pauses: readonly Pause[];
  readonly findings: readonly Finding[];
}

/** Incidents: each pauses from the moment it happened until a `closed` that holds lands. */
export function incidentPauses(context: Context, standing: readonly Standing[]): Pauses {
  const each = standing.map((item) => pauseOf(context, item));
  return { pauses: each.flatMap(({ pauses }) => pauses), findings: each.flatMap(({ findings }) => findings) };
}

function pauseOf(context: Context, { folded, since }: Standing): Pauses {
  const { record } = folded;
  if (record.kind !== "incident") return { pauses: [], findings: [] };
  const { signals, stores } = reachOf(context, record);
  const entry = entryOf(context.proofs.sheet.incidents, record.incident);
  const retests = [...(entry?.close_when.retests ?? context.proofs.resumeRule(signals).retests)].sort();
  const findings = findingsOf(context, { ...folded, record }, { since, retests, stores });
  const closed = record.closed !== undefined && findings.length === 0;
  const lift: Lift = { record: folded.id, at: utcOf(folded.ended.landed_at), signals, stores };
  const unknown: readonly Finding[] =
    entry !== undefined
      ? []
      : [
          {
            code: "unknown-incident",
            severity: "warning",
            place: { file: folded.path },
            args: { name: record.incident, known: Object.keys(context.proofs.sheet.incidents), suggestion: null },
          },
        ];
  const pause: Pause = {
    id: folded.id,
    cause: { kind: "incident", incident: record.incident, record: folded.id, detail: record.detail ?? null },
    signals,
    stores,
    segment: record.scope?.segment ?? null,
    since: instantOf(since),
    released_at: null,
    landed: null,
    needs: { retests, of_trigger: [], soak_hours: 0 },
    lifts: closed ? [lift] : [],
  };
  return { pauses: [pause], findings: [...unknown, ...findings] };
}

/** What keeps a `closed` from ending its incident. */
function findingsOf(
  { proofs, verified }: Context,
  { id, path, record, ended }: FoldedRecord<WrittenIncidentRecord>,
  {
    since,
    retests,
    stores,
  }: { readonly since: number; readonly retests: readonly string[]; readonly stores: readonly string[] },
): readonly Finding[] {
  if (record.closed === undefined) return [];
  if (!isJudged(verified, ended)) return [notJudged({ id, path }, ended)];
  const answers = record.closed.retests;
  const span = {
    sheet: proofs.sheet,
    path,
    evidence: ended.evidence,
    after: since,
    of: "incident",
    soak_hours: 0,
    landed: millisecondsOf(ended.landed_at),
  } as const;
  return retests.flatMap((retest): readonly Finding[] => {
    const flaws = flawsOfRetest(span, answers, { retest, stores });
    return flaws ?? [{ code: "close-when-unmet", severity: "error", place: { file: path }, args: { retest } }];
  });
}

/** How far an incident reaches; a scope that names nothing the sheet has reaches everywhere. */
export function reachOf(
  { proofs, stores }: Pick<Context, "proofs" | "stores">,
  record: WrittenIncidentRecord,
): { readonly signals: readonly Signal[]; readonly stores: readonly string[] } {
  const { sheet } = proofs;
  const { scope } = record;
  const ofDatasets = Object.entries(sheet.stores)
    .filter(([, { dataset }]) => scope?.datasets?.includes(dataset) ?? false)
    .map(([store]) => store);
  const reached = namedStores([...(scope?.stores ?? []), ...ofDatasets], stores);
  return { signals: incidentSignals(sheet, record), stores: reached };
}
