import type { LedgerChange } from "../../app/reconcile/dated-changes.ts";
import type { Given } from "../command.ts";
import type { Io } from "../io.ts";
import { withLedgerSource } from "../with-ledger-source.ts";

/** What landed or was declared, from the ledger of the repository; none where its history cannot be read, because a report without it is still a report. */
export async function changesOfHistory(io: Io, given: Given): Promise<readonly LedgerChange[]> {
  const { HostError } = await import("../../port/host-error.ts");
  const { collectLedger } = await import("../../app/ledger/collect-ledger.ts");
  const { datedChanges } = await import("../../app/reconcile/dated-changes.ts");
  try {
    return await withLedgerSource(io, given, async (source) => datedChanges(await collectLedger(source)));
  } catch (error) {
    if (error instanceof HostError) return [];
    throw error;
  }
}
