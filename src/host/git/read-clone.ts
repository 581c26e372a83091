import { resolve } from "node:path";
import type { Git } from "./git-process.ts";

/** What git tells of a clone at once. */
export interface Clone {
  /** Commits are missing at the far end of its history. */
  readonly shallow: boolean;
  /** Absolute path in the repository's own git folder where this tool may keep files: it goes with the clone, and no commit can bring one. */
  readonly folder: string;
}

/** Asks git about the clone around a directory. */
export async function readClone(git: Git, directory: string): Promise<Clone> {
  const answer = await git.run(["rev-parse", "--is-shallow-repository", "--git-path", "signal-governance"]);
  const [shallow = "", ...path] = answer.toString("utf8").replace(/\n$/u, "").split("\n");
  return { shallow: shallow === "true", folder: resolve(directory, path.join("\n")) };
}
