import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createGitRepository, type GitRepository } from "../../../src/host/git/create-git-repository.ts";
import { createRepository, type Repository } from "../../git/repository.ts";

let repository: Repository;
let git: GitRepository;
let first: string;
let second: string;

beforeAll(() => {
  repository = createRepository();
  first = repository.commit({ files: { "a.js": "one\n" } });
  second = repository.commit({ files: { "a.js": "two\n" } });
  git = createGitRepository({ directory: repository.path, env: { PATH: process.env["PATH"], HOME: "/nonexistent" } });
});
afterAll(async () => {
  await git.close();
  repository.remove();
});

describe("the name of a commit", () => {
  it.each(["nowhere", "main~9", ":/no such message", "main..main"])(
    "that leads nowhere is said to: %s",
    async (name) => {
      await expect(git.resolveRef(name)).rejects.toMatchObject({ message: `git: there is no commit named ${name}` });
    },
  );

  it("is refused when both a branch and a tag bear it, whatever the settings say", async () => {
    repository.git("branch", "both", second);
    repository.git("tag", "both", first);
    repository.git("config", "core.warnAmbiguousRefs", "false");
    await expect(git.resolveRef("both~0")).rejects.toMatchObject({
      message: "git: more than one thing here is named both",
      hint: "write refs/heads/both for the branch, refs/tags/both for the tag",
    });
    expect(await git.resolveRef("refs/heads/both")).toBe(second);
    expect(await git.resolveRef("refs/tags/both")).toBe(first);
  });
});
