import type { Arrivals } from "../port/arrivals.ts";
import { CommandError } from "./command-error.ts";
import type { Given } from "./command.ts";
import type { Io } from "./io.ts";

/** Who posts the gate's status in a workflow with the job's own token. The token here is a person's. */
const gateAccount = "github-actions[bot]";
const nameShape = /^[\w.-]+\/[\w.-]+$/u;

/** Who is asked how commits landed: GitHub, with the environment's token, for the repository of --verify; null: nobody. */
export async function hostArrivals({ env, err }: Io, { values }: Given): Promise<Arrivals | null> {
  const named = values["verify"];
  if (named === undefined) return null;
  const [owner = "", repo = ""] = named.split("/");
  if (!nameShape.test(named)) {
    throw new CommandError(`${JSON.stringify(named)} is no repository`, "write it as --verify OWNER/REPO");
  }
  const token = env["GITHUB_TOKEN"] ?? env["GH_TOKEN"] ?? "";
  if (token === "") {
    throw new CommandError(
      "--verify asks GitHub, which needs a token",
      "set GITHUB_TOKEN to one with contents: read, pull-requests: read and statuses: read, or leave --verify out",
    );
  }
  const { createArrivals } = await import("../host/github/arrivals/arrivals.ts");
  const { readStatus } = await import("../report/verdict/verdict-status.ts");
  return createArrivals({
    token,
    owner,
    repo,
    apiUrl: env["GITHUB_API_URL"] ?? "https://api.github.com",
    graphqlUrl: env["GITHUB_GRAPHQL_URL"] ?? "https://api.github.com/graphql",
    serverUrl: env["GITHUB_SERVER_URL"] ?? "https://github.com",
    context: values["context"] ?? "signal-gate",
    account: (values["gate-account"] ?? gateAccount).replace(/^@/u, ""),
    readGate: readStatus,
    log: (line) => {
      err(`${line}\n`);
    },
  });
}
