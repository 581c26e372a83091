import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { HostError } from "../../port/host-error.ts";

const interrupted = 130;

async function makeFolder(parent: string): Promise<string> {
  try {
    return await mkdtemp(join(parent, "signal-reconcile-"));
  } catch (cause) {
    throw new HostError(`no folder can be made in ${parent}`, {
      cause,
      hint: "name one that may be written with --spill",
    });
  }
}

/** Gives work a folder of its own for what does not fit in memory. It is gone afterwards, also when the work is interrupted. */
export async function withSpillFolder<T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await makeFolder(parent);
  const stop = (): void => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(interrupted);
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    return await work(folder);
  } finally {
    process.removeListener("SIGINT", stop).removeListener("SIGTERM", stop);
    await rm(folder, { recursive: true, force: true });
  }
}
