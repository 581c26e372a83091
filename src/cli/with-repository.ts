import type { GitRepository } from "../host/git/create-git-repository.ts";
import type { AbsentBlobs } from "../host/git/absent-blobs.ts";
import type { Io } from "./io.ts";

/** Lends the repository around the current folder to `work`, and closes it after. `absentBlobs`: what to make of texts that a partial clone lacks. */
export async function withRepository<T>(
  io: Pick<Io, "directory" | "env">,
  absentBlobs: AbsentBlobs,
  work: (repository: GitRepository) => Promise<T>,
): Promise<T> {
  const { createGitRepository } = await import("../host/git/create-git-repository.ts");
  const repository = createGitRepository({ directory: io.directory, env: io.env, absentBlobs });
  try {
    return await work(repository);
  } finally {
    await repository.close();
  }
}
