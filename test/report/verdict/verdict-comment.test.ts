import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Verdict } from "../../../src/model/verdict.ts";
import type { CommentContext } from "../../../src/report/verdict/comment-section.ts";
import { quietComment, verdictComment } from "../../../src/report/verdict/verdict-comment.ts";
import { answersTo, judge, reviews, sheet } from "../../gate/world.ts";
import { hostileText } from "../hostile-text.ts";
import { context, hostileVerdict } from "./hostile-verdict.ts";
import { readMarkdown, type MarkdownNode } from "../read-markdown.ts";

const waiting = judge();
const clear = judge({ answers: { comments: answersTo(waiting) } });
const page = (verdict: Verdict, change: Partial<CommentContext> = {}) =>
  verdictComment(verdict, { ...context, ...change });
const headings = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/^(?:### (.*)|\*\*(.*?)\*\*|<details><summary>(.*)<\/summary>)/gm)].map(
    ([, a, b, c]) => a ?? b ?? c ?? "",
  );

describe("the comment of a change that waits", () => {
  it("says first what it waits for, then what not to use, then who does what, and folds the rest", () => {
    expect(headings(page(waiting))).toEqual([
      "🟡 Signal gate: waiting for 1 retest and 3 sign-offs",
      "Not to be used",
      "Paused already by earlier changes?",
      "Before this can merge",
      "After the release",
      "Your line to paste",
      "What fired, and why (1 trigger, 1 of 41 files)",
      "Checkout change",
      "How to run the retests",
      "A test order on the preview, both paths side by side",
      "Judged harmless? Rolling back? Can't wait?",
      "Judged harmless?",
      "Rolling back?",
      "Can't wait?",
      "Something changed outside the repository too",
    ]);
  });

  it("holds each person's line with the fingerprints of what is theirs", () => {
    const text = page(waiting);
    for (const { kind, id, fingerprint } of waiting.requirements) {
      expect(text).toContain(kind === "retest" ? `/signal passed ${id} ${fingerprint} LINK` : fingerprint);
    }
    expect(text).toContain(`/signal override ${waiting.fingerprint} REASON`);
    expect(text).toContain(`/signal no-impact checkout ${waiting.triggers[0]?.fingerprint ?? ""} REASON`);
  });

  it("gives no line for what has to be mended first, and no block to whom no line is given", () => {
    const mended = { kind: "record", state: "failed", people: ["@lin"] } as const;
    const requirements = waiting.requirements.map((one) => (one.kind === "sign-off" ? { ...one, ...mended } : one));
    const text = page({ ...waiting, verdict: "blocked", requirements });
    expect(text).not.toContain("/signal sign-off");
    expect(text).not.toMatch(/^[\w, ]*lin[\w, ]*:$/m);
    expect(text).toContain("/signal passed");
  });

  it("offers no way out that does not lead out", () => {
    const finding = { code: "missing-key", severity: "error", args: { key: "signals", where: "this file" } } as const;
    const broken = page({ ...waiting, verdict: "blocked", findings: [finding] });
    expect(broken).not.toContain("/signal override");
    expect(broken).not.toContain("Can't wait?");
    const [first] = waiting.requirements;
    const record = {
      ...waiting,
      fired: [],
      triggers: [],
      requirements: first === undefined ? [] : [{ ...first, kind: "record" as const }],
    };
    expect(page(record)).not.toMatch(/\/signal (?:override|rollback|no-impact)/);
    const frozen = {
      code: "frozen",
      severity: "error",
      args: { trigger: "checkout", from: "2026-11-26", to: "2026-12-01" },
    } as const;
    expect(page({ ...waiting, verdict: "blocked", findings: [frozen] })).toContain("/signal override");
  });

  it("asks for pasted lines alone where reviews can't be bound", () => {
    expect(page(waiting)).toContain("Approve this pull request, or paste your line");
    expect(page(waiting, { reviews_count: false })).not.toContain("Approve this pull request");
  });

  it("pings the people it waits for, once it is no draft", () => {
    expect(page(waiting)).toContain("@ada");
    expect(page(waiting, { draft: true })).not.toMatch(/@(?=[a-z])/i);
  });

  it("pings nobody who has answered", () => {
    expect(page(clear)).not.toMatch(/@(?=[a-z])/i);
  });
});

describe("the comment of other verdicts", () => {
  it("clear: what stays paused and for whom, without ways out", () => {
    expect(page(clear)).toMatch(/^### 🟢 Signal gate: clear/);
    expect(page(clear)).toContain("stays paused after the release");
    expect(page(clear)).not.toContain("/signal");
  });

  it("error: no pauses that nobody decided, but what went wrong", () => {
    const verdict = judge({
      facts: { problems: [{ code: "files-incomplete", severity: "error", args: { expected: 3001, got: 3000 } }] },
    });
    expect(page(verdict)).toMatch(/^### 🔴 Signal gate: could not decide/);
    expect(page(verdict)).not.toContain("Not to be used");
    expect(page(verdict)).toContain("files-incomplete");
  });

  it("blocked: by what", () => {
    const verdict = judge({ answers: { reviews: [reviews("lin", "CHANGES_REQUESTED")] } });
    expect(headings(page(verdict))[0]).toContain("blocked: commerce asked for changes");
  });

  it("blocked by a freeze: in words, not as a code", () => {
    const findings = [
      { code: "frozen", severity: "error", args: { trigger: "checkout", from: "2026-11-26", to: "2026-12-01" } },
    ] as const;
    expect(headings(page({ ...waiting, verdict: "blocked", findings }))[0]).toMatch(/blocked: a freeze$/);
  });

  it("overridden: until when it may merge and why, and what is open holds nothing", () => {
    const override = { by: ["grace", "rosa"], reason: "the shop loses money", until: "2026-11-04T10:02:00Z" };
    const text = page({ ...waiting, verdict: "overridden", override });
    expect(text).toContain("This may merge until 4 Nov 2026, 10:02 UTC, when the override ends.");
    expect(text).toContain("The reason given: the shop loses money");
    expect(headings(text)).toContain("Left open by the override");
    expect(headings(text)).not.toContain("Before this can merge");
  });

  it("advice: nothing has to be answered before the merge", () => {
    expect(headings(page({ ...waiting, mode: "advise" }))).toContain("Would be asked for before the merge");
    expect(headings(page({ ...waiting, mode: "advise" }))).not.toContain("Before this can merge");
  });

  it("the first sheet: what a change like it will pause, which this one does not", () => {
    expect(headings(page(waiting, { adopts: true }))).not.toContain("Not to be used");
    expect(page(waiting, { adopts: true })).toContain("the commit that brings the first sheet pauses nothing");
    expect(page(clear, { adopts: true })).not.toContain("stays paused");
  });

  it("an answer on an earlier commit says that it is still about the same content", () => {
    expect(page(clear)).not.toContain("still about the same content");
    expect(page({ ...clear, head: "f".repeat(40) })).toMatch(/on [0-9a-f]{7}, still about the same content/);
  });

  it("nothing left to say: one line for an older comment", () => {
    const verdict: Verdict = { ...clear, verdict: "not-applicable", requirements: [], paused: [] };
    expect(quietComment(verdict)).toMatch(/^### ⚪ Signal gate: nothing here can break a signal\n/);
  });
});

function nodes(node: MarkdownNode): readonly MarkdownNode[] {
  return [node, ...(node.children ?? []).flatMap(nodes)];
}

/** What the host would still make something of: tags, links, pictures and mentions that are not ours. */
function foreignMarkup(markdown: string): readonly string[] {
  const all = nodes(readMarkdown(markdown).root);
  const ours = /^(<details><summary>[^<]*<\/summary>|<\/details>|<sub>|<\/sub>|<details>|<summary>|<\/summary>)$/;
  const tags = all
    .filter(({ type, value = "" }) => type === "html" && !ours.test(value))
    .map(({ value = "" }) => value);
  const odd = all
    .filter(({ type }) => type === "image" || type === "footnoteReference" || type === "definition")
    .map(({ type }) => type);
  const mentions = all
    .filter(({ type, value = "" }) => type === "text" && /(^|[^\w`/])[@#][\w-]/.test(value))
    .map(({ value = "" }) => value);
  return [...tags, ...odd, ...mentions];
}

function links(markdown: string): number {
  return nodes(readMarkdown(markdown).root).filter(({ type }) => type === "link").length;
}

describe("whatever a branch, a path, a login, a record or a sheet is called", () => {
  it("no tag, picture, mention or link comes of it", () => {
    const plain = links(page(hostileVerdict("word"), { draft: true, sheet: null }));
    fc.assert(
      fc.property(hostileText, (text) => {
        const markdown = page(hostileVerdict(text), { draft: true, sheet: null });
        expect(foreignMarkup(markdown)).toEqual([]);
        expect(links(markdown)).toBe(plain);
        expect(headings(markdown)[0]).toContain("Signal gate: blocked:");
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    "<img src=x onerror=alert(1)>",
    "@ada",
    "a`b`c",
    "](https://evil.example)",
    "x\n### 🟢 Signal gate: clear",
    "</details>",
    "<!--",
    "| a | b |",
    "constructor",
    "__proto__",
  ])("%j is inert, titles of the sheet too", (text) => {
    const retests = {
      [text]: {
        title: text,
        method: [text],
        proves: [],
        owner: text,
        max_age_days: null,
        evidence: "attested" as const,
        passes_when: null,
      },
    };
    const triggers = {
      [text]: {
        title: text,
        owner: text,
        when: [],
        touches: [],
        retests: { before_merge: [], after_release: [] },
        sign_off: null,
        resume: "at-merge" as const,
      },
    };
    const hostile = {
      ...sheet,
      retests,
      triggers,
      owners: {},
      policy: { ...sheet.policy, override: { owners: [text], people: 2, hours: 72 } },
    };
    for (const of of [hostile, sheet, null]) {
      const markdown = page(hostileVerdict(text), { draft: true, sheet: of });
      expect(foreignMarkup(markdown)).toEqual([]);
      expect(markdown.match(/^### /gm)).toHaveLength(1);
    }
  });
});
