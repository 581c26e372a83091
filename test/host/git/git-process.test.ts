import { describe, expect, it } from "vitest";
import { gitError } from "../../../src/host/git/git-process.ts";

describe("git's own words", () => {
  it.each([
    "fatal: could not fetch 074c047d0053c77ace26da41779d9bd27747a8d5 from promisor remote\n",
    "error: unable to read 074c047d0053c77ace26da41779d9bd27747a8d5\nfatal: unable to generate diff\n",
  ])("about an object that this clone lacks come with what to do: %s", (words) => {
    expect(gitError(words).hint).toBe(
      "objects are missing from this clone, and no command here fetches by itself: git fetch --refetch --no-filter brings them",
    );
  });
});
