import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FileRead, Repository } from "../../src/port/repository.ts";
import { large, oddFolderPath, oddPath, unicodePath } from "./story.ts";

/** The story as one host shows it. */
export interface OpenedStory {
  readonly host: Repository;
  /** Id of a commit by its name in the story. */
  readonly id: (name: string) => string;
  readonly close: () => Promise<void>;
}

function blobId(content: string | Buffer): string {
  const bytes = Buffer.from(content);
  return createHash("sha1")
    .update(`blob ${String(bytes.length)}\0`)
    .update(bytes)
    .digest("hex");
}

/** What every Repository does, whatever stands behind it. */
export function describeRepository(name: string, open: () => Promise<OpenedStory>): void {
  describe(`${name} as a repository`, () => {
    let story: OpenedStory;
    const id = (commit: string): string => story.id(commit);
    beforeAll(async () => {
      story = await open();
    });
    afterAll(async () => story.close());

    async function read(commit: string, ...paths: readonly string[]): Promise<readonly FileRead[]> {
      return story.host.readFiles(paths.map((path) => ({ commit: id(commit), path, text: true })));
    }
    async function contents(commit: string, ...paths: readonly string[]): Promise<readonly unknown[]> {
      return (await read(commit, ...paths)).map((file) => file.content);
    }

    describe("comparing", () => {
      it("names every changed file once, with a rename's old name", async () => {
        const { files, total_files } = await story.host.compare(id("tip"), id("change"));
        const named = files.map(({ status, path, old_path }) => [status, path, old_path]);
        expect(named.sort()).toEqual(
          [
            ["added", oddFolderPath, null],
            ["added", oddPath, null],
            ["added", "data/bom.txt", null],
            ["added", "data/empty.txt", null],
            ["added", "data/large.txt", null],
            ["added", "data/latin.txt", null],
            ["added", "data/too-large.txt", null],
            ["added", "links/link", null],
            ["added", "vendor", null],
            ["modified", "assets/logo.png", null],
            ["modified", "root", null],
            ["modified", unicodePath, null],
            ["removed", "src/gone.ts", null],
            ["renamed", "src/here.ts", "src/moved.ts"],
          ].sort(),
        );
        expect(total_files).toBe(files.length);
      });

      it("compares with the merge base, not with the tip of the base", async () => {
        expect((await story.host.compare(id("tip"), id("change"))).merge_base).toBe(id("landed"));
        expect((await story.host.compare(id("tip"), id("head"))).merge_base).toBe(id("tip"));
      });

      it("leaves out what a merge of the base brought", async () => {
        const { files } = await story.host.compare(id("tip"), id("head"));
        expect(files.map((file) => file.path)).not.toContain("src/side.ts");
        expect(files).toHaveLength(14);
      });

      it("names the commits, which of them merge, and their authors and co-authors", async () => {
        const { commits, total_commits } = await story.host.compare(id("tip"), id("head"));
        expect(total_commits).toBe(2);
        const change = commits.find((commit) => commit.sha === id("change"));
        expect(change?.merge).toBe(false);
        expect([...(change?.people ?? [])].sort()).toEqual(["grace", "omar"]);
        expect(commits.find((commit) => commit.sha === id("head"))?.merge).toBe(true);
      });

      it("finds nothing between a commit and itself", async () => {
        const same = await story.host.compare(id("tip"), id("tip"));
        expect(same).toMatchObject({ files: [], total_files: 0, commits: [], total_commits: 0, merge_base: id("tip") });
      });
    });

    describe("reading sheets", () => {
      it("gives each commit's own files, sorted, without evidence, tests and records", async () => {
        const [root, tip] = await story.host.readSheets([id("root"), id("tip")]);
        const paths = ["governance/events/purchase.yml", "governance/notes/more/deep.md", "governance/sheet.yml"];
        expect(root?.map((file) => file.path)).toEqual(paths);
        expect(tip?.map((file) => file.path)).toEqual(paths);
        expect(root?.[0]?.content).toEqual({ text: "event: Purchase\n" });
        expect(tip?.[0]).toEqual({
          path: paths[0],
          blob: blobId("event: Purchase # newer\n"),
          content: { text: "event: Purchase # newer\n" },
        });
      });

      it("gives nothing for a commit without a sheet, in its place", async () => {
        const sheets = await story.host.readSheets([id("bare"), id("root"), id("bare")]);
        expect(sheets.map((files) => files.length)).toEqual([0, 3, 0]);
      });

      it("refuses a commit that does not exist instead of finding no sheet", async () => {
        await expect(story.host.readSheets(["f".repeat(40)])).rejects.toMatchObject({ name: /Error$/u });
      });
    });

    describe("reading files", () => {
      it("gives text and blob id in the order asked for", async () => {
        expect(await read("change", "src/here.ts", "src/kept.ts")).toMatchObject([
          { path: "src/here.ts", commit: id("change") },
          { path: "src/kept.ts", blob: blobId("kept, changed\n"), content: { text: "kept, changed\n" } },
        ]);
      });

      it("reads the same path at two commits apart", async () => {
        const both = await story.host.readFiles([
          { commit: id("landed"), path: unicodePath, text: true },
          { commit: id("change"), path: unicodePath, text: true },
        ]);
        expect(both.map((file) => file.content)).toEqual([{ text: "one\n" }, { text: "two\n" }]);
      });

      it("says that a file is missing, in a folder that is there, in one that is not, and in a file", async () => {
        const read_ = await read("change", "src/gone.ts", "src/moved.ts", "no/such/folder", "src/kept.ts/x", "src");
        expect(read_.map(({ blob, content }) => ({ blob, content }))).toEqual(
          Array.from({ length: 5 }, () => ({ blob: null, content: { missing: true } })),
        );
      });

      it("tells symlinks, submodules, binary files, wrong encodings and large files apart", async () => {
        const paths = ["links/link", "root", "vendor", "assets/logo.png", "data/latin.txt", "data/too-large.txt"];
        const reasons = ["symlink", "symlink", "submodule", "binary", "not-utf8", "too-large"];
        expect(await contents("change", ...paths)).toEqual(reasons.map((unreadable) => ({ unreadable })));
      });

      it("gives the blob id of what it can't read", async () => {
        const [link, sub, picture] = await read("change", "links/link", "vendor", "assets/logo.png");
        expect(link?.blob).toBe(blobId("../src/kept.ts"));
        expect(sub?.blob).toBe("1".repeat(40));
        expect(picture?.blob).toBe(blobId(Buffer.from([137, 80, 78, 71, 0, 2])));
      });

      it("keeps a byte order mark, line ends, an empty file and a long one as they are", async () => {
        expect(await contents("change", "data/bom.txt", "data/empty.txt", "data/large.txt")).toEqual([
          { text: "\ufeffwith a mark\r\n" },
          { text: "" },
          { text: large },
        ]);
      });

      it("reads names with line breaks, tabs and other scripts", async () => {
        const read_ = await contents("change", oddPath, oddFolderPath, unicodePath);
        expect(read_).toEqual([{ text: "odd\n" }, { text: "inside\n" }, { text: "two\n" }]);
      });

      it("gives blob ids alone when asked", async () => {
        const wanted = [oddPath, "vendor", "src/gone.ts"].map((path) => ({ commit: id("change"), path, text: false }));
        const found = await story.host.readFiles(wanted);
        expect(found.map((file) => file.blob)).toEqual([blobId("odd\n"), "1".repeat(40), null]);
        expect(found.map((file) => file.content)).toEqual(wanted.map(() => ({ missing: true })));
      });

      it("refuses a commit that does not exist instead of finding the file missing", async () => {
        const wanted = [{ commit: "f".repeat(40), path: "src/kept.ts", text: true }];
        await expect(story.host.readFiles(wanted)).rejects.toMatchObject({ name: /Error$/u });
      });
    });

    describe("history", () => {
      it.each([
        ["root", "tip", true],
        ["other", "tip", true],
        ["tip", "tip", true],
        ["tip", "root", false],
        ["change", "tip", false],
      ])("says whether %s is part of %s", async (commit, of, expected) => {
        expect(await story.host.isAncestor(id(commit), id(of))).toBe(expected);
      });

      it("takes an unknown commit for no ancestor", async () => {
        expect(await story.host.isAncestor("f".repeat(40), id("tip"))).toBe(false);
      });

      const since = "2026-10-05T00:00:00Z";
      it("finds a landed commit with the dates of its line and the blobs at it", async () => {
        const paths = ["src/kept.ts", "src/side.ts", "vendor"];
        const found = await story.host.placeOnLine({ commit: id("landed"), base: id("tip"), since, paths });
        expect(found?.position).toBe(0);
        expect(found?.dates).toEqual(["2026-10-10T09:00:00Z", "2026-10-14T09:00:00Z"].map((date) => Date.parse(date)));
        expect(found?.blobs).toEqual({ "src/kept.ts": blobId("kept, changed\n"), "src/side.ts": null, vendor: null });
      });

      it.each([
        ["other", "came by a merge, not on the first-parent line"],
        ["root", "is older than asked for"],
        ["change", "never landed"],
      ])("does not take %s for landed: it %s", async (commit) => {
        expect(await story.host.placeOnLine({ commit: id(commit), base: id("tip"), since, paths: [] })).toBeNull();
      });
    });
  });
}
