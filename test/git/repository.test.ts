import { afterEach, describe, expect, it } from "vitest";
import { readObjects } from "./object-reader.ts";
import { createRepository, type Repository } from "./repository.ts";

const made: Repository[] = [];
function repository(): Repository {
  const created = createRepository();
  made.push(created);
  return created;
}
afterEach(() => {
  for (const created of made.splice(0)) created.remove();
});

describe("the repository of the tests", () => {
  it("gives the same ids for the same input", () => {
    const ids = [repository(), repository()].map((each) =>
      each.commit({ files: { "a.txt": "one\n" }, author: "grace" }),
    );
    expect(ids[0]).toBe(ids[1]);
  });

  it("holds hostile names, links, submodules, modes and bytes as git does", () => {
    const store = repository();
    const name = 'a "b"\n|`@ada`<b>\\ ü.txt';
    const sub = "1".repeat(40);
    store.commit({
      files: {
        [name]: "x",
        link: { symlink: "a" },
        lib: { submodule: sub },
        run: { content: "#!", mode: "100755" },
        bin: Buffer.from([0, 255]),
      },
    });
    const listed = store
      .git("ls-tree", "-r", "-z", "main")
      .split("\0")
      .filter((line) => line !== "");
    expect(listed.map((line) => line.slice(line.indexOf("\t") + 1))).toContain(name);
    expect(listed.map((line) => line.slice(0, 6)).sort()).toEqual(["100644", "100644", "100755", "120000", "160000"]);
    expect(store.blob("main", "lib")).toBe(sub);
    expect(store.blob("main", "none")).toBeNull();
  });

  it("renames, deletes, branches, rewrites and merges", () => {
    const store = repository();
    const first = store.commit({ files: { a: "1\n2\n3\n", b: "b" } });
    store.branch("feature", "main");
    const old = store.commit({ branch: "feature", renames: { a: "c" }, files: { b: null } });
    expect(store.git("diff", "--name-status", "-M", "main", "feature")).toBe("D\tb\nR100\ta\tc");
    const rewritten = store.commit({ branch: "feature", onto: first, files: { d: "d" } });
    expect(store.sha(`${rewritten}^`)).toBe(first);
    expect(rewritten).not.toBe(old);
    const ours = store.commit({ files: { e: "e" } });
    const merged = store.merge({ into: "main", from: "feature" });
    expect(store.git("rev-list", "--parents", "-1", merged)).toBe(`${merged} ${ours} ${rewritten}`);
    expect(store.git("ls-tree", "--name-only", "main")).toBe("a\nb\nd\ne");
    expect(store.git("fsck", "--strict")).toBe("");
  });

  it("refuses to invent the outcome of a conflict", () => {
    const store = repository();
    store.commit({ files: { a: "1" } });
    store.branch("feature", "main");
    store.commit({ branch: "feature", files: { a: "2" } });
    store.commit({ files: { a: "3" } });
    expect(() => store.merge({ into: "main", from: "feature" })).toThrow("both sides changed a");
    store.merge({ into: "main", from: "feature", files: { a: "4" } });
    expect(store.git("show", "main:a")).toBe("4");
  });

  it("commits 3,001 files in one process and checks them out", () => {
    const store = repository();
    const files = Object.fromEntries(
      Array.from({ length: 3001 }, (_, index) => [`f/${String(index)}.txt`, `${String(index)}\n`]),
    );
    store.commit({ files });
    store.checkout("main");
    expect(store.git("status", "--porcelain")).toBe("");
    expect(store.git("ls-files").split("\n")).toHaveLength(3001);
  });

  it("ignores the configuration of the machine", () => {
    const store = repository();
    expect(store.git("config", "--list", "--show-origin")).not.toMatch(/^(?!file:\.git)/mu);
  });
});

describe("the object reader", () => {
  it("reads by id and by path, in order, and sees later commits", async () => {
    const store = repository();
    store.commit({ files: { "a b.txt": "one", big: "x".repeat(300_000) } });
    const reader = readObjects(store.path);
    const [text, big, missing, broken] = await Promise.all(
      ["main:a b.txt", "main:big", "main:none", "a\nb"].map((name) => reader.read(name)),
    );
    expect(text?.bytes.toString()).toBe("one");
    expect(big?.bytes.length).toBe(300_000);
    expect([missing, broken]).toEqual([null, null]);
    store.commit({ files: { later: "two" } });
    expect((await reader.read("main:later"))?.bytes.toString()).toBe("two");
    reader.close();
  });
});
