import { createInterface } from "node:readline";
import { CommandError } from "./command-error.ts";
import type { Input, Io } from "./io.ts";

function wantsColour(stream: NodeJS.WriteStream, env: Io["env"]): boolean {
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if (env["NO_COLOR"] !== undefined && env["NO_COLOR"] !== "") return false;
  return stream.isTTY && env["TERM"] !== "dumb";
}

/** An answer that did not arrive is no answer, whatever it said. A reader that went away (`| head`) wants no more, so that the work ends without a word. */
function leave(error: NodeJS.ErrnoException): never {
  if (error.code === "EPIPE") process.exit(process.exitCode ?? 2);
  process.stderr.write(
    `error: the output could not be written: ${error.message}\n next: check where it goes, then run again\n`,
  );
  process.exit(2);
}

function writerTo(stream: NodeJS.WriteStream): (text: string) => void {
  stream.on("error", leave);
  return (text) => void stream.write(text);
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
  if (!stream.writableNeedDrain || stream.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    stream
      .once("drain", resolve)
      .once("close", resolve)
      .once("error", () => resolve());
  });
}

function lineReader(stream: NodeJS.ReadStream): Input {
  const reader = createInterface({ input: stream, crlfDelay: Infinity, terminal: false });
  const lines = reader[Symbol.asyncIterator]();
  return {
    line: async () => {
      const next = await lines.next();
      return next.done === true ? null : next.value;
    },
    close: () => reader.close(),
  };
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new CommandError("the current folder is no longer there", "change into one that exists");
  }
}

/** The real process as commands see it. */
export function processIo(): Io {
  const { env, stdin, stdout, stderr } = process;
  return {
    out: writerTo(stdout),
    err: writerTo(stderr),
    env,
    get directory() {
      return currentFolder();
    },
    now: () => new Date(),
    colour: { out: wantsColour(stdout, env), err: wantsColour(stderr, env) },
    columns: stdout.isTTY ? stdout.columns || 80 : null,
    progressColumns: stderr.isTTY && env["TERM"] !== "dumb" ? stderr.columns || 80 : null,
    input: () => lineReader(stdin),
    terminal: stdin.isTTY && stdout.isTTY && env["TERM"] !== "dumb" ? { input: stdin, output: stdout } : null,
    drained: async () => {
      await drained(stdout);
      await drained(stderr);
    },
  };
}
