import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createGitRepository, type GitRepository } from "../../../src/host/git/create-git-repository.ts";
import { createRepository, type Repository } from "../../git/repository.ts";

const lines = (first: string, last: string): string => `${first}\n2\n3\n4\n5\n6\n7\n${last}\n`;
let repository: Repository;
let git: GitRepository;
let head: string;
let temporary: string;
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), "signal-lands-as-"));
  vi.stubEnv("TMPDIR", temporary);
  repository = createRepository();
  const fork = repository.commit({ files: { "a.js": lines("1", "8"), "b.js": "b\n" } });
  repository.branch("feature", fork);
  repository.commit({ branch: "feature", files: { "c.js": "c\n" } });
  head = repository.commit({ branch: "feature", files: { "a.js": lines("1", "eight") } });
  repository.commit({ files: { "a.js": lines("one", "8"), "b.js": "bb\n" }, message: "Meanwhile" });
  git = createGitRepository({ directory: repository.path, env: { PATH: process.env["PATH"], HOME: "/nonexistent" } });
});
afterEach(async () => {
  await git.close();
  repository.remove();
  vi.unstubAllEnvs();
  rmSync(temporary, { recursive: true });
});

const both = lines("one", "eight");

it.each<[string, () => string, boolean]>([
  ["a merge as git makes it", () => repository.merge({ into: "main", from: "feature", files: { "a.js": both } }), true],
  [
    "a merge with a line of its own in a file that both sides changed",
    () => repository.merge({ into: "main", from: "feature", files: { "a.js": lines("one", "nine") } }),
    false,
  ],
  [
    "a merge that drops what came meanwhile",
    () => repository.merge({ into: "main", from: "feature", files: { "a.js": lines("1", "eight") } }),
    false,
  ],
  [
    "a merge that brings a file of its own",
    () => repository.merge({ into: "main", from: "feature", files: { "a.js": both, "d.js": "d\n" } }),
    false,
  ],
  [
    "a merge that leaves a file of the head out",
    () => repository.merge({ into: "main", from: "feature", files: { "a.js": both, "c.js": null } }),
    false,
  ],
  [
    "a commit on top of such a merge",
    () => {
      repository.merge({ into: "main", from: "feature", files: { "a.js": both } });
      return repository.commit({ files: { "b.js": "b2\n" } });
    },
    false,
  ],
  [
    "a merge of a branch that builds on the head",
    () => {
      repository.commit({ branch: "feature", files: { "e.js": "e\n" } });
      return repository.merge({ into: "main", from: "feature", files: { "a.js": both } });
    },
    false,
  ],
  ["the head itself", () => repository.branch("main", "feature"), true],
  [
    "a commit that leads to the head",
    () => {
      repository.branch("main", "feature");
      return repository.sha("main~1");
    },
    true,
  ],
  ["a squash or a rebase, which only the host makes", () => repository.commit({ files: { "a.js": both } }), true],
])("%s", async (_, land, expected) => {
  const commit = land();
  const objects = repository.git("count-objects");
  expect(await git.landsAs({ commit, head })).toBe(expected);
  expect(repository.git("count-objects")).toBe(objects);
  const left = readdirSync(temporary).filter((name) => name.startsWith("signal-merge-"));
  expect(left).toEqual([]);
});

it("an octopus is no merge of one head", async () => {
  const other = repository.commit({ branch: "other", onto: repository.sha("main~1"), files: { "o.js": "o\n" } });
  const tree = repository.git("rev-parse", "feature^{tree}");
  const commit = repository.git("commit-tree", tree, "-p", "main", "-p", head, "-p", other, "-m", "Octopus");
  expect(await git.landsAs({ commit, head })).toBe(false);
});

it("a head that the clone does not have can only have been squashed or rebased", async () => {
  expect(await git.landsAs({ commit: repository.sha("main"), head: "f".repeat(40) })).toBe(true);
});

it("a merge whose sides the clone does not have is not known to be one", async () => {
  const commit = repository.merge({ into: "main", from: "feature", files: { "a.js": both } });
  repository.git(
    "clone",
    "--quiet",
    "--depth=1",
    "--branch=main",
    `file://${repository.path}`,
    join(temporary, "shallow"),
  );
  const shallow = createGitRepository({ directory: join(temporary, "shallow"), env: { PATH: process.env["PATH"] } });
  expect(await shallow.landsAs({ commit, head })).toBe(false);
  await shallow.close();
});
