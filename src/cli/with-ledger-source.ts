import type { LedgerSource } from "../app/ledger/collect-ledger.ts";
import type { GitRepository } from "../host/git/create-git-repository.ts";
import type { Branches } from "../port/line-history.ts";
import { CommandError } from "./command-error.ts";
import type { Given } from "./command.ts";
import { hostArrivals } from "./host-arrivals.ts";
import type { Io } from "./io.ts";
import { packageVersion } from "./package-version.ts";
import { withRepository } from "./with-repository.ts";

/** What a ledger is read from, here always a git repository on disk. */
export interface GitLedgerSource extends LedgerSource {
  readonly repository: GitRepository;
}

/** Lets work be done with the history around the current folder, read as --branch, --verify and --no-cache say, and closes it. */
export async function withLedgerSource<T>(
  io: Io,
  given: Given,
  work: (source: GitLedgerSource) => Promise<T>,
): Promise<T> {
  const { createLedgerCache } = await import("../host/disk/create-ledger-cache.ts");
  const arrivals = await hostArrivals(io, given);
  return withRepository(io, "too-large", async (repository) => {
    const cache = given.switches.has("no-cache")
      ? null
      : createLedgerCache({ folder: repository.folder, version: packageVersion() });
    const branch = given.values["branch"] ?? null;
    if (arrivals !== null && branch === null) requireMergedInto(await repository.branches());
    return work({ repository, arrivals, cache, now: io.now().toISOString(), branch });
  });
}

/** Nobody merges pull requests into a branch in the making: asked about those, GitHub would call everything unproven. */
function requireMergedInto({ current, remote }: Branches): void {
  if (current === null || remote === null || current === remote) return;
  throw new CommandError(
    `--verify asks which pull requests were merged into a branch, and ${current} is checked out, not ${remote}`,
    `add --branch ${remote}, or --branch ${current} if pull requests are merged into that`,
  );
}
