import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { HostError } from "../../port/host-error.ts";
import { messageOf } from "../../port/message-of.ts";

/** No room on the disk, none for this user, none in one file. */
const fullCodes: ReadonlySet<unknown> = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

function isFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && fullCodes.has(error.code);
}

/** Writes what comes until it ends or breaks; the trouble of the disk is thrown, that of the source answered. */
export async function writeCopy(path: string, chunks: AsyncIterable<Uint8Array>): Promise<string | null> {
  let trouble: string | null = null;
  async function* untilBroken() {
    try {
      yield* chunks;
    } catch (error) {
      trouble = messageOf(error);
    }
  }
  try {
    await pipeline(Readable.from(untilBroken()), createWriteStream(path, { flags: "wx", mode: 0o600 }));
  } catch (cause) {
    const hint = isFull(cause) ? "give a folder with more room with --spill" : "check the folder of --spill";
    throw new HostError(`could not unpack into ${path}: ${messageOf(cause)}`, { cause, hint });
  }
  return trouble;
}
