import type { LedgerChange } from "../../app/reconcile/dated-changes.ts";
import type { Io } from "../io.ts";

/** What landed or was declared, from the ledger of the repository; none where its history cannot be read, because a report without it is still a report. */
export async function changesOfHistory(io: Io): Promise<readonly LedgerChange[]> {
  const { HostError } = await import("../../port/host-error.ts");
  const { collectLedger } = await import("../../app/ledger/collect-ledger.ts");
  const { datedChanges } = await import("../../app/reconcile/dated-changes.ts");
  const { createGitRepository } = await import("../../host/git/create-git-repository.ts");
  const { createLedgerCache } = await import("../../host/git/create-ledger-cache.ts");
  const { packageVersion } = await import("../package-version.ts");
  const repository = createGitRepository({ directory: io.directory, env: io.env, absentBlobs: "too-large" });
  try {
    const now = io.now().toISOString();
    const cache = createLedgerCache({ folder: repository.folder, version: packageVersion() });
    return datedChanges(await collectLedger({ repository, arrivals: null, cache, now, branch: null }));
  } catch (error) {
    if (error instanceof HostError) return [];
    throw error;
  } finally {
    await repository.close();
  }
}
