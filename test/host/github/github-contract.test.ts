import { createGitHubHost } from "../../../src/host/github/create-github-host.ts";
import { startGitHub } from "../../github/stand-in.ts";
import { describeRepository } from "../contract.ts";
import { tellStory } from "../tell-story.ts";

describeRepository("GitHub", async () => {
  const { repository, id } = tellStory("northwind.example");
  const github = await startGitHub({ repository });
  const host = createGitHubHost({
    token: "write",
    owner: "northwind",
    repo: "store",
    apiUrl: github.apiUrl,
    graphqlUrl: github.graphqlUrl,
    serverUrl: github.url,
    context: "signal-gate",
    runNumber: 1,
    startedAgain: false,
    runUrl: null,
    log: () => undefined,
    second_ms: 1,
    target: { kind: "pull-request", number: 1 },
  });
  return {
    host,
    id,
    close: async () => {
      await github.close();
      repository.remove();
    },
  };
});
