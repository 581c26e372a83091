import type { LandedRecord } from "../../model/landing.ts";
import type { Pause } from "../../model/ledger.ts";
import { utcOf } from "../instants.ts";
import { unending } from "./unseen-history.ts";

/**
 * Records of which no version can be read, and that may declare an incident or an outside change: nothing may rest on anything
 * from their landing until they can be read or are gone. One that says it only frees something frees nothing, and that is all.
 */
export function unreadRecords(
  records: readonly LandedRecord[],
  signals: readonly string[],
  stores: readonly string[],
): readonly Pause[] {
  return records.flatMap(({ id, path, versions }): readonly Pause[] => {
    const landed = versions.find(({ state }) => state?.state === "broken" && mayDeclare(state.kind));
    if (landed === undefined || versions.some(({ state }) => state?.state === "valid")) return [];
    const last = versions.at(-1);
    const gone = last?.state === null ? [{ record: id, at: utcOf(last.landed_at), signals, stores }] : [];
    const cause = { kind: "record-unreadable", record: id, path } as const;
    return [{ ...unending, id, cause, signals, stores, since: utcOf(landed.landed_at), lifts: gone }];
  });
}

function mayDeclare(kind: string | null): boolean {
  return kind === null || kind === "incident" || kind === "change";
}
