import { CommandError } from "./command-error.ts";
import type { Given, Option } from "./command.ts";
import type { Io } from "./io.ts";

/** The options of every command that can ask GitHub how changes landed; `asks` says what this one asks. */
export function verifyOptions(asks: string): readonly Option[] {
  return [
    {
      name: "verify",
      value: "OWNER/REPO",
      summary: `ask GitHub ${asks}, with the token in GITHUB_TOKEN or GH_TOKEN`,
    },
    { name: "context", value: "NAME", summary: "with --verify: the gate's status, signal-gate without" },
    {
      name: "gate-account",
      value: "LOGIN",
      summary: "with --verify: the account the gate posts with, github-actions[bot] without",
    },
  ];
}

/** The repository of --verify on its host, with what is needed to ask there. */
export interface AskedHost {
  readonly token: string;
  readonly owner: string;
  readonly repo: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly serverUrl: string;
  readonly log: (line: string) => void;
}

const nameShape = /^[\w.-]+\/[\w.-]+$/u;

/** Where --verify asks, with the environment's token; null: it was not given. */
export function askedHost({ env, err }: Io, { values }: Given): AskedHost | null {
  const named = values["verify"];
  if (named === undefined) return null;
  const [owner = "", repo = ""] = named.split("/");
  if (!nameShape.test(named))
    throw new CommandError(`${JSON.stringify(named)} is no repository`, "write it as --verify OWNER/REPO");
  const token = env["GITHUB_TOKEN"] ?? env["GH_TOKEN"] ?? "";
  if (token === "")
    throw new CommandError(
      "--verify asks GitHub, which needs a token",
      "set GITHUB_TOKEN to one with contents: read, pull-requests: read and statuses: read, or leave --verify out",
    );
  return {
    token,
    owner,
    repo,
    apiUrl: env["GITHUB_API_URL"] ?? "https://api.github.com",
    graphqlUrl: env["GITHUB_GRAPHQL_URL"] ?? "https://api.github.com/graphql",
    serverUrl: env["GITHUB_SERVER_URL"] ?? "https://github.com",
    log: (line) => {
      err(`${line}\n`);
    },
  };
}
