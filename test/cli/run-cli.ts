import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { runCli } from "../../src/cli/run-cli.ts";

/** What one command line gave. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export const now = new Date("2026-11-22T12:00:00Z");

/** Runs a command line in a folder with captured output, everything else being real; nobody answers questions. */
export function run(directory: string, ...words: readonly string[]): Promise<Ran> {
  return runAnswering(directory, [], ...words);
}

/** As `run`, with the lines that a person types. */
export function runAnswering(directory: string, answers: readonly string[], ...words: readonly string[]): Promise<Ran> {
  return runWith({ directory, answers, progressColumns: null }, words);
}

/** As `run`, with a terminal for what is not the answer itself. */
export function runOnTerminal(directory: string, ...words: readonly string[]): Promise<Ran> {
  return runWith({ directory, answers: [], progressColumns: 80 }, words);
}

interface Place {
  readonly directory: string;
  readonly answers: readonly string[];
  readonly progressColumns: number | null;
}

async function runWith({ directory, answers, progressColumns }: Place, words: readonly string[]): Promise<Ran> {
  const lines = answers.values();
  let out = "";
  let err = "";
  const code = await runCli(words, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    env: { PATH: process.env["PATH"] },
    directory,
    now: () => now,
    colour: { out: false, err: false },
    columns: null,
    progressColumns,
    input: () => ({ line: () => Promise.resolve(lines.next().value ?? null), close: () => undefined }),
    terminal: null,
    drained: () => Promise.resolve(),
  });
  return { code, out, err };
}

/** The built program. */
export const program = join(import.meta.dirname, "../../dist/cli/main.js");

/** Runs the built program as a process of its own. */
export function runProcess(
  directory: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: directory,
    // One that hangs is ended, and has no exit code.
    timeout: 30_000,
    env: { PATH: process.env["PATH"] ?? "", ...env },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr };
}

/** A shell line around the program, which stands as `$SG`. */
export function runShell(directory: string, line: string): Ran {
  const env = { PATH: process.env["PATH"] ?? "", SG: `${process.execPath} ${program}` };
  const { status, stdout, stderr } = spawnSync("sh", ["-c", line], { cwd: directory, env, encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}
