import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import type { Requirement, Verdict } from "../../src/model/verdict.ts";
import type { CommentContext } from "../../src/report/comment-section.ts";
import { longestComment, quietComment, verdictComment } from "../../src/report/verdict-comment.ts";
import { answersTo, judge, reviews, sheet } from "../gate/world.ts";
import { hostileText } from "./hostile-text.ts";
import { readMarkdown, type MarkdownNode } from "./read-markdown.ts";

const context: CommentContext = {
  sheet,
  sheet_url: "https://github.com/northwind/store/tree/abc/governance",
  run_url: "https://github.com/northwind/store/actions/runs/1",
  no_impact_links: { checkout: "https://github.com/northwind/store/new/main?filename=a.yml" },
  declare_link: "https://github.com/northwind/store/new/main?filename=b.yml",
  changed_files: 41,
  draft: false,
  reviews_count: true,
};

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
      "Before this can merge",
      "After the release",
      "Your line to paste",
      "What fired, and why (1 trigger, 1 of 41 files)",
      "How to run the retests",
      "A test order on the preview, both paths side by side",
      "Judged harmless? Rolling back? Can't wait?",
      "Judged harmless?",
      "Rolling back?",
      "Can't wait?",
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
    const verdict = judge({ answers: { reviews: [reviews("omar", "CHANGES_REQUESTED")] } });
    expect(headings(page(verdict))[0]).toContain("blocked by sign-off:commerce (objected)");
  });

  it("nothing left to say: one line for an older comment", () => {
    const verdict: Verdict = { ...clear, verdict: "not-applicable", requirements: [], paused: [] };
    expect(quietComment(verdict)).toMatch(/^### ⚪ Signal gate: nothing here can break a signal\n/);
  });
});

/** A requirement whose every foreign word is this text. */
function hostileRequirement(text: string): Requirement {
  return {
    key: `record:${text}`,
    kind: "record",
    id: text,
    owners: [text],
    people: [text],
    triggers: [text],
    state: "failed",
    fingerprint: "0".repeat(32),
    standing: { code: "evidence-broken", path: text },
    with_evidence: { [text]: "1".repeat(32) },
  };
}

/** A verdict in which every foreign word is this text. */
function hostileVerdict(text: string): Verdict {
  const missing: Requirement = {
    ...hostileRequirement(text),
    kind: "retest",
    key: `retest:${text}`,
    state: "missing",
    standing: { code: "objection", by: text, link: text },
  };
  const finding: Finding = {
    code: "record-tampered",
    severity: "error",
    place: { file: text, line: 1 },
    args: { record: text, what: text },
  };
  return {
    ...waiting,
    branch: text,
    verdict: "blocked",
    requirements: [hostileRequirement(text), missing],
    paused: [
      { conclusion: text, title: text, signals: [text], because: [text], instead: text, from: "merge", stores: [text] },
    ],
    after_release: [{ retest: text, title: text, owner: text }],
    weakened: [{ entry: text, what: "removed", detail: text }],
    fired: [
      {
        trigger: text,
        because: [{ file: text, condition: "paths", pattern: text, detail: text }],
        signals: [text],
        stores: [text],
        facts: [],
      },
    ],
    triggers: [{ trigger: text, fingerprint: "0".repeat(32) }],
    findings: [
      finding,
      { code: "answer-not-counted", severity: "info", args: { login: text, what: text, why: "edited" } },
    ],
  };
}

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
        expect(headings(markdown)[0]).toContain("Signal gate: blocked by");
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

/** A verdict that waits for this many requirements with words of this length. */
function large(count: number, length: number): Verdict {
  const word = (index: number): string => `${index}`.padEnd(length, "@|<`x ");
  const requirements = Array.from({ length: count }, (_, index): Requirement => ({
    ...hostileRequirement(word(index)),
    state: "missing",
    standing: { code: "objection", by: word(index), link: null },
  }));
  const { paused, fired } = hostileVerdict(word(0));
  const findings = Array.from({ length: 500 }, (_, index): Finding => ({
    code: "record-tampered",
    severity: "error",
    place: { file: word(index) },
    args: { record: word(index), what: word(index) },
  }));
  return {
    ...hostileVerdict(word(0)),
    requirements,
    findings,
    paused: Array.from({ length: 200 }, () => paused).flat(),
    fired: Array.from({ length: 200 }, () => fired).flat(),
  };
}

describe("a comment that would be too long", () => {
  it.each([
    [3000, 10],
    [3000, 1000],
    [60, 5000],
    [1, 100_000],
  ])("with %i requirements of %i letters keeps its headline and requirements, and to the limit", (count, length) => {
    const markdown = page(large(count, length));
    expect(markdown.length).toBeLessThanOrEqual(longestComment);
    expect(markdown).toMatch(/^### 🔴 Signal gate: blocked by/);
    expect(markdown).toContain("**Before this can merge**");
    expect(markdown).toContain("| ⬜");
    expect(markdown).toMatch(/Shortened: the rest stands in \[the job summary\]/);
    expect((markdown.match(/<details>/g) ?? []).length).toBe((markdown.match(/<\/details>/g) ?? []).length);
    if (count > 60) expect(markdown).toMatch(/and \d+ more\./);
  });

  it("leaves out the ways out before the reasons, and the reasons before people's lines", () => {
    const whole = page(waiting);
    const titles = (limit: number): readonly string[] =>
      [...verdictComment(waiting, context, limit).matchAll(/<summary>(\w+ \w+)/g)].map(([, title]) => title ?? "");
    expect(titles(whole.length)).toEqual(["Your line", "What fired", "How to", "Judged harmless"]);
    expect(titles(whole.length - 1)).toEqual(["Your line", "How to", "Judged harmless"]);
    const least = verdictComment(waiting, context, 1200);
    expect(least.length).toBeLessThanOrEqual(1200);
    expect(least).toMatch(/^### 🟡 Signal gate: waiting/);
  });

  it("says how many rows it leaves out", () => {
    const { requirements } = large(100, 5);
    expect(page({ ...waiting, requirements })).toContain("and 40 more.");
  });
});
