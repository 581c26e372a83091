import { mkdtempSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { HostError } from "../../port/host-error.ts";

const interrupted = 130;

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
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
    process.exit(interrupted);
  };
  // Before the folder is there, so that no moment is left in which an interruption would leave it behind.
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    folder = makeFolder(parent);
    return await work(folder);
  } finally {
    if (folder !== null) await rm(folder, { recursive: true, force: true });
    process.removeListener("SIGINT", stop).removeListener("SIGTERM", stop);
  }
}
