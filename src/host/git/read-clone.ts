import { resolve } from "node:path";
import type { Git } from "./git-process.ts";

/** What git tells of a clone at once. */
export interface Clone {
  /** Commits are missing at the far end of its history. */
  readonly shallow: boolean;
  /** Absolute path in the repository's own git folder where this tool may keep files: it goes with the clone, and no commit can bring one. */
  readonly folder: string;
}

/** The clone around a directory: asked about anew, or as it was when it was last asked about. */
export interface CloneReader {
  readonly now: () => Promise<Clone>;
  readonly known: () => Promise<Clone>;
}

/** A reader that starts git when it is asked. */
export function createCloneReader(git: Git, directory: string): CloneReader {
  let clone: Promise<Clone> | undefined;
  const now = (): Promise<Clone> => (clone = readClone(git, directory));
  return { now, known: () => clone ?? now() };
}

async function readClone(git: Git, directory: string): Promise<Clone> {
  const answer = await git.run(["rev-parse", "--is-shallow-repository", "--git-path", "signal-governance"]);
  const [shallow = "", ...path] = answer.toString("utf8").replace(/\n$/u, "").split("\n");
  return { shallow: shallow === "true", folder: resolve(directory, path.join("\n")) };
}
