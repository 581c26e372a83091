import { spawn } from "node:child_process";
import { isolatedEnvironment } from "./run-git.ts";

/** One object as git stores it. */
export interface StoredObject {
  readonly sha: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** Reads objects through one long-lived `git cat-file --batch`, because a process per object would dominate every timing. */
export interface ObjectReader {
  /** The object a name stands for (an id, `REVISION:PATH`), or null when there is none. */
  readonly read: (name: string) => Promise<StoredObject | null>;
  readonly close: () => void;
}

type Waiting = (found: StoredObject | null) => void;

/** Takes one whole answer off the front of the bytes, or undefined when more has to arrive first. */
function takeAnswer(bytes: Buffer): { readonly answer: StoredObject | null; readonly rest: Buffer } | undefined {
  const end = bytes.indexOf(10);
  if (end < 0) return undefined;
  const header = bytes.subarray(0, end).toString("utf8");
  const match = /^([0-9a-f]{40}) (\w+) (\d+)$/u.exec(header);
  if (match === null) return { answer: null, rest: bytes.subarray(end + 1) };
  const size = Number(match[3]);
  if (bytes.length < end + 1 + size + 1) return undefined;
  const content = Buffer.from(bytes.subarray(end + 1, end + 1 + size));
  return {
    answer: { sha: match[1] ?? "", type: match[2] ?? "", bytes: content },
    rest: bytes.subarray(end + 2 + size),
  };
}

/** Starts the reader for a repository; it sees objects that are added later. */
export function readObjects(directory: string): ObjectReader {
  const child = spawn("git", ["cat-file", "--batch"], {
    cwd: directory,
    env: isolatedEnvironment(),
    stdio: ["pipe", "pipe", "ignore"],
  });
  const waiting: Waiting[] = [];
  let bytes: Buffer = Buffer.alloc(0);
  let closed = false;
  child.stdout.on("data", (chunk: Buffer) => {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
    for (let taken = takeAnswer(bytes); taken !== undefined; taken = takeAnswer(bytes)) {
      bytes = taken.rest;
      waiting.shift()?.(taken.answer);
    }
  });
  child.stdin.on("error", () => undefined);
  child.on("close", () => {
    closed = true;
    for (const settle of waiting.splice(0)) settle(null);
  });
  return {
    // A name with a line break would be read as two names.
    read: (name) =>
      closed || name.includes("\n") || name === ""
        ? Promise.resolve(null)
        : new Promise((settle) => {
            waiting.push(settle);
            child.stdin.write(`${name}\n`);
          }),
    close: () => child.stdin.end(),
  };
}
