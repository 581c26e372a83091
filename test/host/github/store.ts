import {
  createGitHubHost,
  type GitHubHost,
  type GitHubHostOptions,
} from "../../../src/host/github/create-github-host.ts";
import { createRepository, type Repository } from "../../git/repository.ts";
import { startGitHub, type GitHub } from "../../github/stand-in.ts";

/** A small store on the stand-in, with a pull request from `feature` to `main`. */
export interface Store {
  readonly github: GitHub;
  readonly repository: Repository;
  readonly number: number;
  readonly logged: string[];
  readonly host: (options?: Partial<GitHubHostOptions>) => GitHubHost;
  /** `METHOD /path` of every request since the last call. */
  readonly requests: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** What a client of this server needs. */
export function clientOptions(github: GitHub, logged: string[]) {
  return {
    token: "write",
    owner: "northwind",
    repo: "store",
    apiUrl: github.apiUrl,
    graphqlUrl: github.graphqlUrl,
    serverUrl: github.url,
    context: "signal-gate",
    log: (message: string) => void logged.push(message),
    second_ms: 1,
  };
}

/** Opens the store; the pull request changes `files`. */
export async function openStore(files: Readonly<Record<string, string>> = { "src/a.ts": "new\n" }): Promise<Store> {
  const repository = createRepository();
  repository.commit({ files: { "src/a.ts": "old\n", "governance/sheet.yml": "version: 1\n" } });
  repository.branch("feature", "main");
  repository.commit({ branch: "feature", files, author: "ada" });
  const github = await startGitHub({ repository });
  const number = github.openPullRequest({ head: "feature" });
  const logged: string[] = [];
  let counted = 0;
  return {
    github,
    repository,
    number,
    logged,
    host: (options = {}) =>
      createGitHubHost({
        ...clientOptions(github, logged),
        runNumber: 7,
        startedAgain: false,
        runUrl: `${github.url}/northwind/store/actions/runs/7`,
        target: { kind: "pull-request", number },
        ...options,
      }),
    requests: () => {
      const since = github.exchanges.slice(counted);
      counted = github.exchanges.length;
      return since.map((exchange) => `${exchange.method} ${exchange.path}`);
    },
    close: async () => {
      await github.close();
      repository.remove();
    },
  };
}
