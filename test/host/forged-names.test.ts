import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createGitRepository, type GitRepository } from "../../src/host/git/create-git-repository.ts";
import { createRepository, type Repository } from "../git/repository.ts";

let repository: Repository;
let git: GitRepository;
let root: string;
let tip: string;
beforeEach(() => {
  repository = createRepository();
  root = repository.commit({ files: { "a.js": "1\n" } });
  repository.commit({ files: { "a.js": "2\n" }, date: "2026-11-02T09:00:00Z" });
  tip = repository.commit({ files: { "a.js": "3\n" }, date: "2026-11-03T09:00:00Z" });
  git = createGitRepository({ directory: repository.path, env: { PATH: process.env["PATH"], HOME: "/nonexistent" } });
});
afterEach(async () => {
  await git.close();
  repository.remove();
});

describe("a shortened id", () => {
  it("leads to the commit that it begins", async () => {
    expect(await git.countBeyond({ tip, commit: root.slice(0, 7) })).toBe(2);
    expect(await git.isAncestor(root.slice(0, 7), tip)).toBe(true);
  });

  it.each(["tag", "branch"])("is no %s of that name, which can be moved later", async (kind) => {
    repository.git(kind, "abcdef1", root);
    repository.git(kind, "a".repeat(64), root);
    for (const name of ["abcdef1", "a".repeat(64)]) {
      expect(await git.countBeyond({ tip, commit: name })).toBeNull();
      expect(await git.countBeyond({ tip: name, commit: tip })).toBeNull();
      expect(await git.isAncestor(name, tip)).toBe(false);
    }
  });
});

describe("parents that the clone's own files claim", () => {
  it("are not those of the commits", async () => {
    const info = join(repository.path, ".git/info");
    mkdirSync(info, { recursive: true });
    writeFileSync(join(info, "grafts"), `${tip} ${root}\n`);
    expect(await git.count({ range: tip, first_parent: true, since: null, limit: null })).toBe(3);
    rmSync(join(info, "grafts"));
  });
});
