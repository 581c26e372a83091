import { describe, expect, it } from "vitest";
import { checkoutEdit, file, firstHead, head, judge, requirement, says, snapshot } from "../world.ts";

const earlier = snapshot([file("extensions/pay/run.js", "const a = 1;\n", "const a = subtotalPrice;\n")], firstHead);
const current = snapshot([checkoutEdit], head);
const heads = [
  { sha: firstHead, first_status_at: "2026-11-22T09:00:00Z" },
  { sha: head, first_status_at: "2026-11-22T11:00:00Z" },
];
const old = requirement(judge({ current: earlier }), "sign-off:tracking").fingerprint;

/** How tracking's sign-off stands today, once somebody said this on the earlier head. */
function stands(who: string, print: string, reviewed: typeof earlier | null = earlier) {
  const comments = [says(who, `/signal sign-off ${print}`, "2026-11-22T10:00:00Z")];
  return requirement(
    judge({ current, answers: { heads, comments }, facts: { reviewed: { [firstHead]: reviewed } } }),
    "sign-off:tracking",
  );
}

describe("a sign-off", () => {
  it("that nobody gave says so", () => {
    expect(requirement(judge(), "sign-off:tracking").standing).toEqual({ code: "nobody-answered" });
  });
});

describe("a line that signed what stood at an earlier head", () => {
  it("is void, and says which files changed since", () => {
    expect(stands("ada", old)).toMatchObject({
      state: "void",
      standing: { code: "changed-since", by: "ada", files: ["extensions/pay/run.js"], head },
    });
  });

  it("holds where what it signed is the same today", () => {
    const print = requirement(judge({ current }), "sign-off:tracking").fingerprint;
    expect(stands("ada", print)).toMatchObject({ state: "met", standing: { how: "command", head: firstHead } });
  });

  it.each<[string, Parameters<typeof stands>]>([
    ["with a fingerprint that nobody ever asked for", ["ada", "0".repeat(32)]],
    ["by somebody else", ["mallory", old]],
    ["where that head can't be read any more", ["ada", old, null]],
  ])("is nothing %s", (_what, said) => {
    expect(stands(...said).state).toBe("missing");
  });
});
