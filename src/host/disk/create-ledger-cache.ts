import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { HostError } from "../../port/host-error.ts";
import type { LedgerCache } from "../../port/ledger-cache.ts";
import { replaceFile } from "./write-file.ts";

/** Any key gives a name that every file system takes. */
function fileName(key: string): string {
  return `${createHash("sha256").update(key, "utf8").digest("hex").slice(0, 32)}.txt`;
}

/** A cache in a folder of the disk, which is made when there is something to keep. */
export function createLedgerCache(options: {
  /** Absolute path. */
  readonly folder: () => Promise<string>;
  /** Version of the tool. */
  readonly version: string;
}): LedgerCache {
  const { folder, version } = options;
  return {
    version,
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
        replaceFile(join(path, fileName(key)), text);
      } catch (error) {
        // A folder that can't be written (a read-only checkout, a full disk) costs time, nothing else.
        if (!(error instanceof HostError) && !(error instanceof Error && "code" in error)) throw error;
      }
    },
  };
}
