import type { Signatures } from "../port/signatures.ts";
import type { Given } from "./command.ts";
import type { Io } from "./io.ts";

/** Who is asked what people said on pull requests: GitHub, for the repository of --verify, which `hostArrivals` has checked; null: nobody. */
export async function hostSignatures({ env, err }: Io, { values }: Given): Promise<Signatures | null> {
  const named = values["verify"];
  if (named === undefined) return null;
  const [owner = "", repo = ""] = named.split("/");
  const { createSignatures } = await import("../host/github/conversation/signatures.ts");
  return createSignatures({
    token: env["GITHUB_TOKEN"] ?? env["GH_TOKEN"] ?? "",
    owner,
    repo,
    apiUrl: env["GITHUB_API_URL"] ?? "https://api.github.com",
    graphqlUrl: env["GITHUB_GRAPHQL_URL"] ?? "https://api.github.com/graphql",
    serverUrl: env["GITHUB_SERVER_URL"] ?? "https://github.com",
    log: (line) => {
      err(`${line}\n`);
    },
  });
}
