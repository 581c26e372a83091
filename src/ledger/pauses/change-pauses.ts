import type { Finding } from "../../model/finding.ts";
import type { Pause } from "../../model/ledger.ts";
import { declaredSignals } from "../../firing/danger-signals.ts";
import { entryOf } from "../../firing/entry-of.ts";
import type { Standing } from "../records/amendments.ts";
import { instantOf, millisecondsOf, utcOf } from "../instants.ts";
import { namedStores } from "./named-stores.ts";
import type { Proofs } from "../proofs.ts";

interface Pauses {
  readonly pauses: readonly Pause[];
  readonly findings: readonly Finding[];
}

interface Context {
  readonly branch: string;
  readonly proofs: Proofs;
  readonly stores: readonly string[];
}

/** Outside changes: one pause for each trigger that a record declares. A trigger that the sheet does not have puts every signal at risk. */
export function changePauses(context: Context, standing: readonly Standing[]): Pauses {
  const { sheet } = context.proofs;
  const unknown = standing.flatMap(({ folded, declares }) =>
    declares
      .filter((name) => entryOf(sheet.triggers, name) === undefined)
      .map((name): Finding => ({
        code: "unknown-trigger",
        severity: "error",
        place: { file: folded.path },
        args: { name, known: Object.keys(sheet.triggers), suggestion: null },
      })),
  );
  const pauses = standing.flatMap((item) => item.declares.flatMap((trigger) => pauseOf(context, item, trigger)));
  return { pauses, findings: unknown };
}

function pauseOf({ branch, proofs, stores }: Context, standing: Standing, trigger: string): readonly Pause[] {
  const { id, record, landed } = standing.folded;
  if (record.kind !== "change") return [];
  const signals = declaredSignals(proofs.sheet, trigger);
  const until = record.scope?.until === undefined ? standing.released : millisecondsOf(record.scope.until);
  return [
    {
      id: standing.declares.length === 1 ? id : `${id}/${trigger}`,
      cause: { kind: "change", trigger, record: id, detail: record.detail ?? null, by: record.by ?? null },
      signals,
      stores: namedStores(record.scope?.stores ?? [], stores),
      segment: record.scope?.segment ?? null,
      since: instantOf(standing.since),
      released_at: instantOf(Math.max(standing.released, until)),
      landed: { branch, position: landed.position, at: utcOf(landed.landed_at) },
      needs: proofs.needs(signals, proofs.askedBy({ trigger, signals }, phaseOf(proofs, trigger))),
      lifts: [],
    },
  ];
}

/** No merge held an outside change: what proof before the merge would have been enough for is still to be proven. */
function phaseOf({ sheet }: Proofs, trigger: string): "before_merge" | "after_release" {
  return entryOf(sheet.triggers, trigger)?.resume === "at-merge" ? "before_merge" : "after_release";
}
