import type { Contamination } from "../../model/ledger.ts";
import type { WrittenContaminated, WrittenIncidentRecord } from "../../model/written.generated.ts";
import { compareText } from "../../firing/compare-text.ts";
import type { FoldedRecord } from "./fold-record.ts";
import { reachOf } from "../pauses/incident-pauses.ts";
import { millisecondsOf, utcOf } from "../instants.ts";
import type { Proofs } from "../proofs.ts";

interface Context {
  readonly proofs: Proofs;
  readonly stores: readonly string[];
}

/** Spans that records say stay unusable, oldest first. To say so frees nothing, so an insufficient record counts too. */
export function contaminations(context: Context, records: readonly FoldedRecord[]): readonly Contamination[] {
  return records
    .flatMap((folded) => ofRecord(context, folded))
    .sort((a, b) => millisecondsOf(a.from) - millisecondsOf(b.from) || compareText(a.record, b.record));
}

function ofRecord(context: Context, { id, record }: FoldedRecord): readonly Contamination[] {
  if (record.kind === "resume") {
    const stores = [...(record.scope?.stores ?? context.stores)].sort();
    const reach = { record: id, signals: context.proofs.expand(record.signals), stores };
    return windows(record.contaminated).map((window) => ({ ...reach, ...window }));
  }
  if (record.kind !== "incident" || record.closed === undefined) return [];
  const reach = { record: id, ...reachOf(context, record) };
  const spans = windows(record.closed.contaminated ?? [spanOf(record, record.closed.at)]);
  return spans.map((window) => ({ ...reach, ...window, segment: window.segment ?? record.scope?.segment ?? null }));
}

/** A closing that says nothing of it leaves the whole incident unusable. */
function spanOf(
  { happened_at, scope }: WrittenIncidentRecord,
  closedAt: string,
): { readonly from: string; readonly to: string } {
  return { from: scope?.from ?? happened_at, to: scope?.to ?? closedAt };
}

function windows(contaminated: WrittenContaminated): readonly Pick<Contamination, "from" | "to" | "segment">[] {
  if (contaminated === "none") return [];
  return contaminated.map(({ from, to, segment }) => ({
    from: utcOf(from),
    to: utcOf(to),
    segment: segment ?? null,
  }));
}
