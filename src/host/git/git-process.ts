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
    "objects are missing from this clone, and no command here fetches by itself: git fetch --refetch --no-filter brings them",
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

function startError(cause: Error): HostError {
  return new HostError(`git could not be started: ${cause.message}`, {
    hint: "install git and put it on the PATH",
    cause,
  });
}

/** How a git process ended. */
export interface GitEnd {
  readonly status: number;
  /** The beginning of what it said of its trouble. */
  readonly stderr: string;
  /** Why it could not even be started; null: it was. */
  readonly unstarted: HostError | null;
}

/** Resolves when a process has ended and all that it wrote was read. */
export function endOf(process: ChildProcessWithoutNullStreams): Promise<GitEnd> {
  let stderr = "";
  process.stderr.on("data", (chunk: Buffer) => {
    if (stderr.length < stderrLimit) stderr += chunk.toString("utf8");
  });
  return new Promise((resolve) => {
    process.on("error", (cause) => resolve({ status: 128, stderr, unstarted: startError(cause) }));
    process.on("close", (status) => resolve({ status: status ?? 128, stderr, unstarted: null }));
  });
}

async function ask(process: ChildProcessWithoutNullStreams): Promise<GitResult> {
  const chunks: Buffer[] = [];
  process.stdout.on("data", (chunk: Buffer) => void chunks.push(chunk));
  process.stdin.end();
  const { status, stderr, unstarted } = await endOf(process);
  if (unstarted !== null) throw unstarted;
  return { status, stdout: Buffer.concat(chunks), stderr };
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
  const start = (args: readonly string[]): ChildProcessWithoutNullStreams => {
    const process = spawn("git", ["-C", options.directory, ...gitOptions, ...args], { env, stdio: "pipe" });
    // A process that ends early breaks the pipe to it: how it ended says more.
    process.stdin.on("error", () => undefined);
    return process;
  };
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
