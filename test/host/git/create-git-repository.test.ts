import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createGitRepository, type GitRepository } from "../../../src/host/git/create-git-repository.ts";
import { parseRawEntries, parseRawEntry } from "../../../src/host/git/raw-entries.ts";
import { parseTree } from "../../../src/host/git/tree-reader.ts";
import type { HistoryCommit, HistoryQuery } from "../../../src/port/history.ts";
import { createRepository, type Repository } from "../../git/repository.ts";

const everything: HistoryQuery = { range: "HEAD", first_parent: true, since: null, limit: null };
const env = { PATH: process.env["PATH"], HOME: "/nonexistent" };

async function walked(git: GitRepository, query: Partial<HistoryQuery> = {}): Promise<readonly HistoryCommit[]> {
  const commits: HistoryCommit[] = [];
  for await (const commit of git.walk({ ...everything, ...query })) commits.push(commit);
  return commits;
}

const odd = 'a\tb "c"\n:100644 \u0002d/été 🛒.js';
let repository: Repository;
let git: GitRepository;
let ids: {
  readonly root: string;
  readonly odd: string;
  readonly side: string;
  readonly merge: string;
  readonly tip: string;
};

beforeAll(() => {
  repository = createRepository();
  const root = repository.commit({ files: { "a.js": "one\ntwo\nthree\nfour\n", "b.js": "b\n" }, author: "grace" });
  const oddId = repository.commit({
    files: { [odd]: "x\n" },
    message: "\u0002 odd\n\n:100644 body",
    date: "2026-11-02T09:00:00Z",
  });
  repository.branch("side", oddId);
  const side = repository.commit({ branch: "side", files: { "side.js": "s\n" }, date: "2026-11-03T09:00:00Z" });
  repository.commit({ files: { "b.js": "bb\n" }, date: "2026-11-04T09:00:00Z" });
  const merge = repository.merge({ into: "main", from: "side", date: "2026-11-05T09:00:00Z" });
  const tip = repository.commit({
    renames: { "a.js": "lib/a.js" },
    files: { "b.js": null },
    date: "2026-11-06T09:00:00+02:00",
  });
  ids = { root, odd: oddId, side, merge, tip };
  git = createGitRepository({ directory: repository.path, env });
});
afterAll(async () => {
  await git.close();
  repository.remove();
});

describe("walking", () => {
  it("gives each commit against its first parent, newest first, odd names and messages included", async () => {
    const commits = await walked(git);
    expect(commits.map(({ commit }) => commit)).toEqual([
      ids.tip,
      ids.merge,
      repository.sha("main~2"),
      ids.odd,
      ids.root,
    ]);
    expect(commits.map(({ files }) => files.map(({ status, path }) => [status, path]))).toEqual([
      [
        ["removed", "b.js"],
        ["renamed", "lib/a.js"],
      ],
      [["added", "side.js"]],
      [["modified", "b.js"]],
      [["added", odd]],
      [
        ["added", "a.js"],
        ["added", "b.js"],
      ],
    ]);
    expect(commits.map(({ merged }) => merged.length)).toEqual([0, 1, 0, 0, 0]);
    expect(commits[0]).toMatchObject({
      parent: ids.merge,
      committed_at: "2026-11-06T07:00:00.000Z",
      subject: "Change files",
    });
    expect(commits[3]).toMatchObject({ subject: "\u0002 odd", author: "ada" });
    expect(commits[4]).toMatchObject({ parent: null, author: "grace" });
  });

  it("finds the same files as a comparison with the parent", async () => {
    for (const { commit, parent, files } of await walked(git, { first_parent: false })) {
      if (parent === null) continue;
      expect((await git.compare(parent, commit)).files).toEqual(files);
    }
  });

  it.each<[string, Partial<HistoryQuery>, number]>([
    ["the first-parent line", {}, 5],
    ["every commit", { first_parent: false }, 6],
    ["a limit", { limit: 2 }, 2],
    ["a date", { since: "2026-11-04T12:00:00Z" }, 2],
    ["a range", { range: "main~2..main" }, 2],
    ["an empty range", { range: "main..main" }, 0],
  ])("counts and walks %s alike", async (_, query, expected) => {
    expect((await walked(git, query)).length).toBe(expected);
    expect(await git.count({ ...everything, ...query })).toBe(expected);
  });

  it("ends its process when the reader stops early", async () => {
    for await (const { commit } of git.walk(everything)) {
      expect(commit).toBe(ids.tip);
      break;
    }
    expect(await git.count(everything)).toBe(5);
  });

  it.each(["nowhere", "--output=never", "a\nb", "-h"])("refuses %j as a range", async (range) => {
    await expect(walked(git, { range })).rejects.toMatchObject({ name: "HostError" });
    await expect(git.resolveRef(range)).rejects.toMatchObject({ name: "HostError" });
  });
});

describe("a commit that replaces very many files", () => {
  it("is compared in bounded time: what is alike and not equal stays apart", async () => {
    const many = (folder: string, more: string) =>
      Object.fromEntries(
        Array.from({ length: 1001 }, (_, at) => [
          `${folder}/${folder}-${String(at)}.js`,
          `${"same\n".repeat(9)}${String(at)}${more}`,
        ]),
      );
    const before = repository.commit({ branch: "many", onto: ids.tip, files: many("old", "\n") });
    const gone = Object.fromEntries(Object.keys(many("old", "")).map((path) => [path, null]));
    const after = repository.commit({ branch: "many", files: { ...gone, ...many("new", "!\n") } });
    const { files } = await git.compare(before, after);
    expect(files.length).toBe(2002);
    expect(new Set(files.map(({ status }) => status))).toEqual(new Set(["added", "removed"]));
  });
});

describe("the user's settings", () => {
  it("do not change what is found, and no program of theirs runs", async () => {
    const expected = await walked(git);
    const trap = join(repository.path, "trap.sh");
    const sprung = join(repository.path, "sprung");
    writeFileSync(trap, `#!/bin/sh\ntouch ${sprung}\n`);
    chmodSync(trap, 0o755);
    const settings = [
      ["diff.renames", "false"],
      ["diff.external", trap],
      ["diff.x.textconv", trap],
      ["diff.orderFile", trap],
      ["diff.relative", "true"],
      ["diff.noprefix", "true"],
      ["core.fsmonitor", trap],
      ["core.pager", trap],
      ["core.quotepath", "true"],
      ["color.ui", "always"],
      ["log.showSignature", "true"],
      ["log.showRoot", "false"],
      ["log.decorate", "full"],
      ["log.date", "relative"],
      ["format.pretty", "oneline"],
      ["i18n.logOutputEncoding", "UTF-16"],
    ];
    for (const [name = "", value = ""] of settings) repository.git("config", name, value);
    writeFileSync(join(repository.path, ".git/info/attributes"), "* diff=x\n");
    repository.git("replace", ids.merge, ids.root);
    const fresh = createGitRepository({
      directory: repository.path,
      env: { ...env, GIT_DIR: "/nonexistent", GIT_EXTERNAL_DIFF: trap, GIT_PAGER: trap },
    });
    try {
      expect(await walked(fresh)).toEqual(expected);
      expect((await fresh.compare(ids.merge, ids.tip)).files).toEqual(expected[0]?.files);
      const [read] = await fresh.readFiles([{ commit: ids.tip, path: "lib/a.js", text: true }]);
      expect(read?.content).toEqual({ text: "one\ntwo\nthree\nfour\n" });
      expect(existsSync(sprung)).toBe(false);
    } finally {
      await fresh.close();
      repository.git("replace", "-d", ids.merge);
      for (const [name = ""] of settings) repository.git("config", "--unset", name);
    }
  });
});

describe("trouble", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "signal-git-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ["a folder that is no repository", () => folder, /not a git repository/u, /-C DIR/u],
    ["a folder that does not exist", () => join(folder, "gone"), /cannot change to/u, /does not exist/u],
  ])("says what to do about %s", async (_, directory, message, hint) => {
    const opened = createGitRepository({ directory: directory(), env });
    const refusal = {
      name: "HostError",
      message: expect.stringMatching(message) as string,
      hint: expect.stringMatching(hint) as string,
    };
    await expect(opened.resolveRef("HEAD")).rejects.toMatchObject(refusal);
    await expect(opened.compare(ids.root, ids.tip)).rejects.toMatchObject(refusal);
    await expect(opened.readSheets([ids.tip])).rejects.toMatchObject({ name: "HostError" });
    await expect(walked(opened)).rejects.toMatchObject(refusal);
    await opened.close();
  });

  it("says that git is missing", async () => {
    const opened = createGitRepository({ directory: repository.path, env: { PATH: folder } });
    await expect(opened.resolveRef("HEAD")).rejects.toMatchObject({ hint: "install git and put it on the PATH" });
    await expect(opened.readFiles([{ commit: ids.tip, path: "x", text: true }])).rejects.toMatchObject({
      hint: "install git and put it on the PATH",
    });
    await expect(walked(opened)).rejects.toMatchObject({ name: "HostError" });
    await opened.close();
  });

  it("refuses a shallow clone wherever a cut history could deceive", async () => {
    const clone = join(folder, "shallow");
    repository.git("clone", "--quiet", "--depth=1", `file://${repository.path}`, clone);
    const opened = createGitRepository({ directory: clone, env });
    const refusal = { hint: expect.stringContaining("--unshallow") as string };
    await expect(opened.compare(ids.tip, ids.tip)).rejects.toMatchObject(refusal);
    await expect(opened.count(everything)).rejects.toMatchObject(refusal);
    await expect(
      opened.placeOnLine({ commit: ids.tip, base: ids.tip, since: "2000-01-01T00:00:00Z", paths: [] }),
    ).rejects.toMatchObject(refusal);
    expect(await opened.isAncestor(ids.tip, ids.tip)).toBe(true);
    await opened.close();
  });

  it("never fetches what a partial clone lacks", async () => {
    const clone = join(folder, "partial");
    repository.git("config", "uploadpack.allowFilter", "true");
    repository.git("clone", "--quiet", "--no-checkout", "--filter=blob:none", `file://${repository.path}`, clone);
    const wanted = [{ commit: ids.tip, path: "lib/a.js", text: true }];
    const strict = createGitRepository({ directory: clone, env });
    await expect(strict.readFiles(wanted)).rejects.toMatchObject({ name: "HostError" });
    await strict.close();
  });

  it("refuses histories that never met", async () => {
    const orphan = repository.commit({ branch: "orphan", files: { x: "x" } });
    await expect(git.compare(ids.tip, orphan)).rejects.toMatchObject({
      message: expect.stringContaining("share no history") as string,
    });
  });

  it("keeps reading after a read that failed", async () => {
    await expect(git.readFiles([{ commit: "f".repeat(40), path: "x", text: true }])).rejects.toMatchObject({
      name: "HostError",
    });
    const [read] = await git.readFiles([{ commit: ids.root, path: "b.js", text: true }]);
    expect(read?.content).toEqual({ text: "b\n" });
  });

  it("starts no process after it was closed, which nobody would end", async () => {
    const opened = createGitRepository({ directory: repository.path, env });
    const reading = expect(opened.listFiles(ids.root)).rejects.toMatchObject({ name: "HostError" });
    await opened.close();
    await opened.close();
    await reading;
    await expect(opened.readSheets([ids.root])).rejects.toMatchObject({ name: "HostError" });
  });
});

describe("parsing", () => {
  it("never throws on a tree object of any bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => parseTree(Buffer.from(bytes), 20).size >= 0));
  });

  it("never throws on a comparison of any bytes", () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string().map((text) => Buffer.from(`:${text}\0`)),
    );
    fc.assert(fc.property(bytes, (output) => parseRawEntries(Buffer.from(output), parseRawEntry).length >= 0));
  });
});
