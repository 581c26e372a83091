import { createGitRepository } from "../../../src/host/git/create-git-repository.ts";
import { describeRepository } from "../contract.ts";
import { tellStory } from "../tell-story.ts";

describeRepository("local git", () => {
  const { repository, id } = tellStory("users.noreply.github.com");
  const host = createGitRepository({ directory: repository.path, env: { PATH: process.env["PATH"] } });
  return Promise.resolve({
    host,
    id,
    close: async () => {
      await host.close();
      repository.remove();
    },
  });
});
