import { createHash, randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { HostError } from "../../port/host-error.ts";
import type { LedgerCache } from "../../port/ledger-cache.ts";
import { replaceFile } from "../disk/write-file.ts";
import type { Environment } from "./git-environment.ts";
import { createGit } from "./git-process.ts";

/** Any key gives a name that every file system takes. */
function fileName(key: string): string {
  return `${createHash("sha256").update(key, "utf8").digest("hex").slice(0, 32)}.txt`;
}

/** A cache in the repository's own git folder: it goes with the clone, and no commit can bring one. */
export function createLedgerCache(options: {
  readonly directory: string;
  readonly env: Environment;
  /** Version of the tool. */
  readonly version: string;
}): LedgerCache {
  let found: Promise<string> | undefined;
  const find = async (): Promise<string> => {
    const answer = await createGit(options).run(["rev-parse", "--git-path", "signal-governance"]);
    return resolve(options.directory, answer.toString("utf8").replace(/\n$/u, ""));
  };
  const folder = (): Promise<string> => (found ??= find());
  return {
    version: options.version,
    read: async (key) => {
      try {
        return await readFile(join(await folder(), fileName(key)), "utf8");
      } catch {
        return null;
      }
    },
    write: async (key, text) => {
      try {
        const path = await folder();
        mkdirSync(path, { recursive: true });
        replaceFile(join(path, fileName(key)), text, randomUUID());
      } catch (error) {
        // A folder that can't be written (a read-only checkout, a full disk) costs time, nothing else.
        if (!(error instanceof HostError) && !(error instanceof Error && "code" in error)) throw error;
      }
    },
  };
}
