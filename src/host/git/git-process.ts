import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { HostError } from "../../port/host-error.ts";
import { gitEnvironment, gitOptions, type Environment } from "./git-environment.ts";

/** What a finished git process said. */
export interface GitResult {
  readonly status: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs git in one directory; a process that can't even start throws a HostError. */
export interface Git {
  readonly start: (args: readonly string[]) => ChildProcessWithoutNullStreams;
  /** Waits for the end and returns whatever it said. */
  readonly ask: (args: readonly string[]) => Promise<GitResult>;
  /** Standard output; a status other than 0 throws a HostError with git's own words. */
  readonly run: (args: readonly string[]) => Promise<Buffer>;
}

const hints: readonly (readonly [RegExp, string])[] = [
  [/not a git repository/u, "run it inside a repository, or name one with -C DIR"],
  [/cannot change to/u, "the directory given with -C does not exist or can't be opened"],
  [
    /dubious ownership/u,
    "git distrusts a directory that another user owns: git config --global --add safe.directory DIR",
  ],
  [
    /missing blob|missing tree|promisor|could not fetch|unable to read [0-9a-f]{40}/u,
    "objects are missing from this clone: fetch without --filter",
  ],
  [
    /bad (?:revision|object)|unknown revision|not a valid object|Not a valid commit/iu,
    "check the name, or fetch the branch first",
  ],
];

const stderrLimit = 8_192;

/** The error for git's own words: its first telling line and what to do about it. */
export function gitError(words: string, cause?: unknown): HostError {
  const line = words.split("\n").find((text) => /^(?:fatal|error):/u.test(text)) ?? words.split("\n")[0] ?? "";
  const message = line.replace(/^(?:fatal|error): /u, "").trim() || "git failed without a word";
  const hint = hints.find(([pattern]) => pattern.test(words))?.[1] ?? "run the same git command by hand to see more";
  return new HostError(`git: ${message}`, { hint, cause });
}

/** A process that could not be started. */
export function startError(cause: Error): HostError {
  return new HostError(`git could not be started: ${cause.message}`, {
    hint: "install git and put it on the PATH",
    cause,
  });
}

function ask(process: ChildProcessWithoutNullStreams): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let stderr = "";
    process.stdin.on("error", () => undefined).end();
    process.stdout.on("data", (chunk: Buffer) => void chunks.push(chunk));
    process.stderr.on("data", (chunk: Buffer) => {
      if (stderr.length < stderrLimit) stderr += chunk.toString("utf8");
    });
    process.on("error", (cause) => reject(startError(cause)));
    process.on("close", (status) => resolve({ status: status ?? 128, stdout: Buffer.concat(chunks), stderr }));
  });
}

/** Where git runs, and what it sees of the environment. */
export interface GitOptions {
  readonly directory: string;
  readonly env: Environment;
  /** Folders of objects where new ones are not to go beside those that are there. */
  readonly objects?: { readonly reads: string; readonly writes: string };
}

function objectFolders({ objects }: GitOptions): Readonly<Record<string, string>> {
  if (objects === undefined) return {};
  // In quotes, since a path may hold what stands between two of them.
  return { GIT_OBJECT_DIRECTORY: objects.writes, GIT_ALTERNATE_OBJECT_DIRECTORIES: JSON.stringify(objects.reads) };
}

/** Git bound to a directory and an environment. */
export function createGit(options: GitOptions): Git {
  const env = { ...gitEnvironment(options.env), ...objectFolders(options) };
  const start = (args: readonly string[]): ChildProcessWithoutNullStreams =>
    spawn("git", ["-C", options.directory, ...gitOptions, ...args], { env, stdio: "pipe" });
  return {
    start,
    ask: (args) => ask(start(args)),
    run: async (args) => {
      const result = await ask(start(args));
      if (result.status !== 0) throw gitError(result.stderr);
      return result.stdout;
    },
  };
}
