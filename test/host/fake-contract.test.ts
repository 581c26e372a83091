import { createHash } from "node:crypto";
import { createFakeRepository, type FakeCommit, type FakeEntry } from "../fakes/fake-repository.ts";
import { describeRepository } from "./contract.ts";
import { story, type StoryCommit } from "./story.ts";

const id = (name: string): string => createHash("sha1").update(name).digest("hex");

function treeOf(commit: StoryCommit, parents: readonly FakeCommit[]): FakeCommit["tree"] {
  // The story lists what a merge brings, so its first parent is all there is to start from.
  const files = new Map<string, FakeEntry>(Object.entries(parents[0]?.tree ?? {}));
  for (const [from, to] of Object.entries(commit.renames ?? {})) {
    const moved = files.get(from);
    if (moved !== undefined) files.set(to, moved);
    files.delete(from);
  }
  for (const [path, entry] of Object.entries(commit.files)) {
    if (entry === null) files.delete(path);
    else files.set(path, entry);
  }
  return Object.fromEntries(files);
}

function fakeCommits(): readonly FakeCommit[] {
  const made: FakeCommit[] = [];
  for (const commit of story) {
    const parents = commit.parents.flatMap((name) => made.find((each) => each.sha === id(name)) ?? []);
    made.push({
      sha: id(commit.name),
      parents: parents.map((parent) => parent.sha),
      tree: treeOf(commit, parents),
      people: commit.with === undefined ? [commit.by] : [commit.by, commit.with],
      committed_at: commit.at,
    });
  }
  return made;
}

describeRepository("the fake", () => {
  const host = createFakeRepository(fakeCommits());
  return Promise.resolve({ host, id, close: () => Promise.resolve() });
});
