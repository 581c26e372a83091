import type { Environment } from "../../src/host/git/git-environment.ts";
import { createGitRepository, type GitRepository } from "../../src/host/git/create-git-repository.ts";
import type { Log } from "../log.ts";
import type { Runner } from "../runner.ts";
import type { DashboardInputs } from "./dashboard-inputs.ts";

/** One run of the dashboard's job. */
export interface Job {
  readonly inputs: DashboardInputs;
  readonly runner: Runner;
  /** Where the default branch is checked out. */
  readonly directory: string;
  readonly env: Environment;
  readonly log: Log;
  readonly now: string;
}

/** Lends the checkout to `use` and closes it after. */
export async function withCheckout<T>(
  { directory, env }: Job,
  use: (repository: GitRepository) => Promise<T>,
): Promise<T> {
  const repository = createGitRepository({ directory, env, absentBlobs: "too-large" });
  try {
    return await use(repository);
  } finally {
    await repository.close();
  }
}
