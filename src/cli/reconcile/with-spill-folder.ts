import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { HostError } from "../../port/host-error.ts";

const interrupted = 130;

const attempts = 20;

/** Removes a folder as a whole, again where a thread that still writes has put a file into it meanwhile. */
function removeFolder(folder: string): void {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch (cause) {
      if (attempt === attempts) throw new HostError(`${folder} can't be removed`, { cause, hint: "remove it by hand" });
    }
  }
}

function makeFolder(parent: string): string {
  try {
    return mkdtempSync(join(parent, "signal-reconcile-"));
  } catch (cause) {
    throw new HostError(`no folder can be made in ${parent}`, {
      cause,
      hint: "name one that may be written with --spill",
    });
  }
}

/** Gives work a folder of its own for what does not fit in memory. It is gone afterwards, also when the work is interrupted. */
export async function withSpillFolder<T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> {
  let folder: string | null = null;
  const stop = (): void => {
    try {
      if (folder !== null) removeFolder(folder);
    } finally {
      process.exit(interrupted);
    }
  };
  // Before the folder is there, so that no moment is left in which an interruption would leave it behind.
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    folder = makeFolder(parent);
    return await work(folder);
  } finally {
    if (folder !== null) removeFolder(folder);
    process.removeListener("SIGINT", stop).removeListener("SIGTERM", stop);
  }
}
