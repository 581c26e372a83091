import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { answerIssueForm } from "../../../src/app/forms/answer-issue-form.ts";
import type { FormContext } from "../../../src/app/forms/form-context.ts";
import { changeFields, everyStore, incidentFields, somethingElse } from "../../../src/app/forms/form-fields.ts";
import { parseFormBody } from "../../../src/app/forms/parse-form-body.ts";
import { signWords } from "../../../src/report/route/sign-words.ts";
import { parseRecord } from "../../../src/sheet/records/parse-record.ts";
import { readReferenceSheet } from "../../governance/reference-sheet.ts";
import { hostileText } from "../../report/hostile-text.ts";
import { readMarkdown, type MarkdownNode } from "../../report/read-markdown.ts";

const sheet = readReferenceSheet();
const context: FormContext = {
  sheet,
  place: { server: "https://github.example", repository: "northwind/store", branch: "main" },
  now: "2026-11-22T12:00:00Z",
};
const body = (answers: Readonly<Record<string, string>>): string =>
  Object.entries(answers)
    .map(([question, answer]) => `### ${question}\n\n${answer === "" ? "_No response_" : answer}`)
    .join("\n\n");
const incident = (answers: Partial<Record<keyof typeof incidentFields, string>> = {}): string =>
  body(
    Object.fromEntries(
      Object.entries(incidentFields).map(([id, question]) => [question, { ...fine, ...answers }[id] ?? ""]),
    ),
  );
const fine: Readonly<Record<string, string>> = {
  symptom: "Value drifts while counts look right",
  since: "2026-11-20T14:10:00+01:00",
  store: "us",
};
const change = (answers: Partial<Record<keyof typeof changeFields, string>> = {}): string =>
  body(
    Object.fromEntries(
      Object.entries(changeFields).map(([id, question]) => [question, { ...switched, ...answers }[id] ?? ""]),
    ),
  );
const switched: Readonly<Record<string, string>> = {
  trigger: "Payment method or payment app change",
  since: "2026-11-20T13:10Z",
  store: everyStore,
  what: "Klarna on-site messaging",
};
const answerTo = (text: string): string => answerIssueForm(text, context) ?? "";

function links(node: MarkdownNode): readonly string[] {
  const url = "url" in node && typeof node.url === "string" ? [node.url] : [];
  return [...url, ...(node.children ?? []).flatMap(links)];
}

/** All text outside of code spans, with the marks that split mentions. */
function proseOf(node: MarkdownNode): string {
  if (node.type === "inlineCode") return "";
  return node.value ?? (node.children ?? []).map(proseOf).join("");
}

function recordIn(markdown: string): unknown {
  const [link = ""] = links(readMarkdown(markdown).root);
  const query = new URL(link).searchParams;
  const text = query.get("value") ?? "";
  expect(parseRecord(query.get("filename") ?? "", text).ok).toBe(true);
  return { path: query.get("filename"), ...(parse(text) as object) };
}

describe("an incident form", () => {
  it("is answered with the router's entry and the record that opens it", () => {
    const answer = answerTo(incident({ says: "Revenue is 10 % short" }));
    expect(answer).toContain("### 🔴 Likely: Value drifts while counts look right");
    expect(recordIn(answer)).toEqual({
      path: "governance/records/2026-11-20-value-drift.yml",
      kind: "incident",
      incident: "value-drift",
      happened_at: "2026-11-20T13:10:00Z",
      scope: { stores: ["us"] },
      detail: "Revenue is 10 % short",
    });
  });

  it("counts what is ticked and nothing else", () => {
    const signs = `- [X] ${signWords["event-time-late"]}\n- [ ] ${signWords["test-code-live"]}\n- [x] made up`;
    const answer = answerTo(incident({ symptom: somethingElse, signs }));
    expect(answer).toContain("Likely: Processing time is written as event time");
    expect(answer).not.toContain("Test events reach");
  });

  it("names signals in the record when consequences reach further than the entry", () => {
    const signs = `- [X] ${signWords["events-refused"]}`;
    const answer = answerTo(incident({ symptom: "Processing time is written as event time", signs }));
    expect(recordIn(answer)).toMatchObject({ incident: "processing-time", signals: ["*.event_time", "*.occurrence"] });
    expect(answer).toContain("Follows from it, and is no incident of its own: The platform refuses server events");
  });

  it("routes by words where nothing was chosen, and says when nothing fits", () => {
    const words = (says: string): string => answerTo(incident({ symptom: somethingElse, says }));
    expect(words("Dynamic ads show products that nobody looked at, the catalogue match rate falls")).toContain(
      "Likely: content_ids do not match the catalogue",
    );
    expect(words("Good morning everybody")).toContain("### ⚪ Nothing in the router fits");
    expect(words("")).toContain("- Value drifts while counts look right");
  });

  it.each([
    ["nothing", "", "Nobody said since when"],
    ["a word", "yesterday", "`yesterday` is no moment"],
    ["a moment without an offset", "2026-11-20 14:10", "is no moment"],
    ["a moment to come", "2026-11-22T12:00:01Z", "is no moment of the past"],
  ])("with %s as its beginning", (_, since, doubt) => {
    const answer = answerTo(incident({ since }));
    expect(answer).toContain(doubt);
    expect(recordIn(answer)).toMatchObject({ happened_at: context.now });
  });

  it("with a store that the sheet does not have means every store, and says so", () => {
    const answer = answerTo(incident({ store: "uk" }));
    expect(answer).toContain("The sheet has no store `uk`");
    expect(recordIn(answer)).not.toHaveProperty("scope");
  });

  it("leaves words out of the record that hold personal data or are too long for a link", () => {
    expect(recordIn(answerTo(incident({ says: "Ask jo.bell@northwind.example" })))).not.toHaveProperty("detail");
    expect(recordIn(answerTo(incident({ says: "価格がおかしい".repeat(300) })))).not.toHaveProperty("detail");
    const segment = "\u{1F642}".repeat(80);
    expect(recordIn(answerTo(incident({ segment })))).toMatchObject({ incident: "value-drift" });
  });
});

describe("a change form", () => {
  it("is answered with what is not to be used from when, and the record", () => {
    const answer = answerTo(change());
    expect(answer).toContain("### 🟡 Declares: Payment method or payment app change");
    expect(answer).toContain("**Not to be used** from 20 Nov 2026, 13:10 UTC, for every store");
    expect(answer).toContain("Ten orders, three sources, side by side");
    expect(recordIn(answer)).toEqual({
      path: "governance/records/2026-11-20-payment-app.yml",
      kind: "change",
      declares: ["payment-app"],
      happened_at: "2026-11-20T13:10:00Z",
      detail: "Klarna on-site messaging",
    });
  });

  it("of a kind that the sheet does not have lists those that it has", () => {
    const answer = answerTo(change({ trigger: "Moon phase" }));
    expect(answer).toContain("`Moon phase`");
    expect(answer).toContain("- Payment method or payment app change");
    expect(answerTo(change({ trigger: "" }))).toContain("Nobody chose what was changed.");
  });
});

describe("the body of a form", () => {
  it.each(["", "Hello", "### Which store?\n\nus", "## What do you see?\n\nus"])("%j is none", (text) => {
    expect(answerIssueForm(text, context)).toBeNull();
  });

  it("keeps headings of a free text as text, in whatever line ends it was written", () => {
    const says = "It began\n\n### Since when?\n\n2020-01-01T00:00:00Z\n\n### What do you see?\n\nSomething";
    const text = incident({ says }).replaceAll("\n", "\r\n");
    expect(parseFormBody(text, Object.values(incidentFields))?.get(incidentFields.says)).toBe(says);
    expect(recordIn(answerTo(text))).toMatchObject({ happened_at: "2026-11-20T13:10:00Z" });
  });

  it("is read in a moment however long it is", () => {
    const started = performance.now();
    answerIssueForm(incident({ says: "### Since when?\n- [X] a\n".repeat(200_000) }), context);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

/** Our own answer to a form that nobody filled with anything of their own. */
const own = { incident: readMarkdown(answerTo(incident())), change: readMarkdown(answerTo(change())) };

describe("whatever people write", () => {
  const anything = fc.record({
    segment: hostileText,
    says: hostileText,
    since: hostileText,
    store: hostileText,
    signs: hostileText,
  });

  it("nothing of it comes out as markup, mention or link", () => {
    fc.assert(
      fc.property(anything, hostileText, (answers, what) => {
        for (const markdown of [answerTo(incident(answers)), answerTo(change({ ...answers, what }))]) {
          if (markdown === "") continue;
          expect(markdown.length).toBeLessThan(60_000);
          const read = readMarkdown(markdown);
          expect(proseOf(read.root)).not.toMatch(/@[a-z]|#\d|www\./iu);
          expect(
            links(read.root).filter((url) => !url.startsWith("https://github.example/northwind/store/new/main?")),
          ).toEqual([]);
          expect(read.types.filter((type) => ["image", "footnoteReference", "definition"].includes(type))).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("a title that the sheet does not know stays a code span", () => {
    fc.assert(
      fc.property(hostileText, (trigger) => {
        const markdown = answerTo(change({ trigger }));
        expect(links(readMarkdown(markdown).root)).toEqual([]);
        expect(markdown.length).toBeLessThan(5_000);
      }),
    );
  });

  it("the pages have the parts that they should", () => {
    expect(own.incident.types).toContain("table");
    expect(own.change.types).toContain("table");
  });
});
