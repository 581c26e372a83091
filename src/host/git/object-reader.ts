import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { HostError } from "../../port/host-error.ts";
import { createByteReader, type ByteReader } from "./byte-reader.ts";
import { endOf, gitError, type Git, type GitEnd } from "./git-process.ts";

/** An object of the repository; `bytes` is null when it is larger than asked for. */
export interface GitObject {
  readonly id: string;
  readonly type: string;
  readonly bytes: Buffer | null;
}

/** Objects by name over one long-lived `git cat-file --batch`. */
export interface ObjectReader {
  /** In the order asked for; null for a name that is no object. Names hold no line break. */
  readonly read: (names: readonly string[], limit: number) => Promise<readonly (GitObject | null)[]>;
  /** Ends the process; whoever reads afterwards is refused. */
  readonly close: () => Promise<void>;
}

interface Batch {
  readonly process: ChildProcessWithoutNullStreams;
  readonly reader: ByteReader;
  readonly end: Promise<GitEnd>;
}

function startBatch(git: Git): Batch {
  const process = git.start(["cat-file", "--batch"]);
  const reader = createByteReader(process.stdout[Symbol.asyncIterator]());
  return { process, reader, end: endOf(process) };
}

async function troubleOf({ end }: Batch): Promise<HostError> {
  const { unstarted, stderr } = await end;
  return unstarted ?? gitError(stderr);
}

async function readObject(batch: Batch, limit: number): Promise<GitObject | null> {
  const header = await batch.reader.line();
  const found = /^([0-9a-f]{40,64}) ([a-z]+) (\d+)$/u.exec(header ?? "");
  if (found === null) {
    if (header !== null && /(?: missing| ambiguous)$/u.test(header)) return null;
    throw await troubleOf(batch);
  }
  const [, id = "", type = "", digits = ""] = found;
  const size = Number(digits);
  const bytes = await batch.reader.bytes(size, size <= limit);
  if (bytes === null || (await batch.reader.bytes(1, false)) === null) {
    throw await troubleOf(batch);
  }
  return { id, type, bytes: size <= limit ? bytes : null };
}

/** A reader whose process starts with the first read. */
export function createObjectReader(git: Git): ObjectReader {
  let batch: Batch | undefined;
  let closed = false;
  let queue: Promise<unknown> = Promise.resolve();
  const readNow = async (names: readonly string[], limit: number): Promise<readonly (GitObject | null)[]> => {
    if (names.some((name) => /[\n\r]/u.test(name))) {
      throw new HostError("git: an object name can't hold a line break", { hint: "name a commit by its id" });
    }
    // Where one of several reads fails, the others may still be on their way: a process started now would be ended by nobody.
    if (closed) throw new HostError("git: the repository was closed while it was read", { hint: "run again" });
    batch ??= startBatch(git);
    batch.process.stdin.write(names.map((name) => `${name}\n`).join(""));
    const found: (GitObject | null)[] = [];
    for (const _ of names) found.push(await readObject(batch, limit));
    return found;
  };
  return {
    read: (names, limit) => {
      if (names.length === 0) return Promise.resolve([]);
      const result = queue.then(() => readNow(names, limit));
      // One answer after the other; a failed read has told its own caller.
      queue = result.catch(() => undefined);
      return result;
    },
    close: async () => {
      closed = true;
      const open = batch;
      batch = undefined;
      if (open === undefined) return;
      open.process.stdin.end();
      await open.end;
    },
  };
}
