import { readFileSync } from "node:fs";
import { messageOf } from "../src/port/message-of.ts";
import { InputError } from "./inputs.ts";

/** What the runner tells about the job; addresses are GitHub's own or those of a GitHub Enterprise Server. */
export interface Runner {
  readonly event: string;
  readonly payload: unknown;
  readonly owner: string;
  readonly repo: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly serverUrl: string;
  readonly runId: number;
  /** Whether somebody started this run again: its number is then older than what it reads. */
  readonly startedAgain: boolean;
  readonly runUrl: string;
  readonly temp: string;
}

/** Reads the runner's environment; throws an InputError outside a runner. */
export function readRunner(env: Readonly<Record<string, string | undefined>>): Runner {
  const value = (name: string): string => {
    const found = env[name];
    if (found === undefined || found === "")
      throw new InputError(`${name} is not set: this program runs as a GitHub Action`);
    return found;
  };
  const [owner = "", repo = ""] = value("GITHUB_REPOSITORY").split("/");
  const serverUrl = env["GITHUB_SERVER_URL"] ?? "https://github.com";
  const runId = Number(env["GITHUB_RUN_ID"] ?? "0");
  return {
    event: value("GITHUB_EVENT_NAME"),
    payload: readPayload(value("GITHUB_EVENT_PATH")),
    owner,
    repo,
    apiUrl: env["GITHUB_API_URL"] ?? "https://api.github.com",
    graphqlUrl: env["GITHUB_GRAPHQL_URL"] ?? "https://api.github.com/graphql",
    serverUrl,
    runId,
    startedAgain: Number(env["GITHUB_RUN_ATTEMPT"] ?? "1") > 1,
    runUrl: `${serverUrl}/${owner}/${repo}/actions/runs/${runId}`,
    temp: value("RUNNER_TEMP"),
  };
}

function readPayload(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new InputError(`the event's payload can't be read: ${messageOf(cause)}`);
  }
}
