import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLandedStore, type LandedStore } from "../landed-store.ts";
import { run } from "../run-cli.ts";

describe("a resume on a branch that nobody merged", () => {
  let store: LandedStore;
  let clone: string;
  beforeAll(() => {
    store = createLandedStore();
    clone = `${store.repository.path}/clone`;
    const { git } = store.repository;
    git("clone", "--quiet", "--branch=main", `file://${store.repository.path}`, clone);
    git("-C", clone, "remote", "set-head", "origin", "main");
    git("-C", clone, "switch", "--quiet", "-c", "resume-roas");
    const identity = ["-c", "user.name=Ada", "-c", "user.email=ada@northwind.example"];
    git("-C", clone, ...identity, "commit", "--quiet", "--allow-empty", "-m", "Not merged yet");
  });
  afterAll(() => store.repository.remove());

  it.each([[[]], [["--json"]]])(
    "warns that what it covers has not landed, and how to leave it out %j",
    async (more) => {
      const ran = await run(clone, "resume", "--conclusion", "roas", ...more);
      expect(ran.code).toBe(1);
      expect(ran.err).toContain("not part of origin/main");
      expect(ran.err).toContain("--branch main");
      expect(ran.out).toContain(store.merge.slice(0, 12));
      expect(await run(clone, "resume", "--conclusion", "roas", ...more, "--branch", "main")).toMatchObject({
        code: 1,
        err: "",
      });
    },
  );
});
