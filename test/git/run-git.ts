import { spawnSync } from "node:child_process";

/** Environment in which no configuration of the machine or the user reaches git, so that results are the same everywhere. */
export function isolatedEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const path = process.env["PATH"] ?? "";
  const base = { PATH: path, HOME: "/nonexistent", LC_ALL: "C", TZ: "UTC", GIT_CONFIG_GLOBAL: "/dev/null" };
  return { ...base, GIT_CONFIG_NOSYSTEM: "1", GIT_TERMINAL_PROMPT: "0", ...extra };
}

/** Runs git in a folder and returns its standard output as bytes; throws with git's own words when it fails. */
export function runGit(
  directory: string,
  parameters: readonly string[],
  options: { readonly input?: Buffer | string; readonly env?: Readonly<Record<string, string>> } = {},
): Buffer {
  const result = spawnSync("git", parameters, {
    cwd: directory,
    env: isolatedEnvironment(options.env),
    maxBuffer: 1 << 30,
    ...(options.input === undefined ? {} : { input: options.input }),
  });
  if (result.error !== undefined) throw result.error;
  if (result.status !== 0)
    throw new Error(`git ${parameters.join(" ")} failed: ${result.stderr.toString("utf8").trim()}`);
  return result.stdout;
}
