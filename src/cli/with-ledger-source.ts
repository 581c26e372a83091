import type { LedgerSource } from "../app/ledger/collect-ledger.ts";
import type { GitRepository } from "../host/git/create-git-repository.ts";
import type { Given } from "./command.ts";
import { hostArrivals } from "./host-arrivals.ts";
import type { Io } from "./io.ts";
import { packageVersion } from "./package-version.ts";

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
  const { createGitRepository } = await import("../host/git/create-git-repository.ts");
  const { createLedgerCache } = await import("../host/disk/create-ledger-cache.ts");
  const arrivals = await hostArrivals(io, given);
  const repository = createGitRepository({ directory: io.directory, env: io.env, absentBlobs: "too-large" });
  try {
    const cache = given.switches.has("no-cache")
      ? null
      : createLedgerCache({ folder: repository.folder, version: packageVersion() });
    const branch = given.values["branch"] ?? null;
    return await work({ repository, arrivals, cache, now: io.now().toISOString(), branch });
  } finally {
    await repository.close();
  }
}
