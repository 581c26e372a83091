import { expect, it } from "vitest";
import { gitObject } from "../../../../src/host/github/objects/git-object.ts";

const oid = "a".repeat(40);

it("a folder whose entries the host did not give is not taken for an empty one", () => {
  expect(gitObject({ __typename: "Tree", oid, entries: [] })).toMatchObject({ type: "tree", entries: [] });
  expect(() => gitObject({ __typename: "Tree", oid, entries: null })).toThrow(/entries/);
});
