import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Sheet } from "../../../src/model/sheet.ts";
import { renderSheet } from "../../../src/report/sheet/render-sheet.ts";
import { smallSheet } from "../../fixtures/small-sheet.ts";
import { hostileText } from "../hostile-text.ts";
import { type MarkdownNode, readMarkdown } from "../read-markdown.ts";

const page = renderSheet(smallSheet);

const withInputs: Sheet = {
  ...smallSheet,
  inputs: [
    {
      id: "warehouse-orders",
      holds: "orders",
      columns: { name: "order_no", total: "grand total", created_at: ["day", "clock"], currency: { is: "EUR" } },
      time_zone: "Europe/Berlin",
      decimal: ",",
      dates: null,
    },
    {
      id: "daily-counts",
      holds: "totals",
      columns: { day: "on", event: "what", count: "n" },
      time_zone: null,
      decimal: null,
      dates: "day-first",
    },
  ],
};

const ourHtml =
  /^(<!--\n {2}Rendered [^<>]*-->|<a id="[A-Za-z0-9_-]+">|<\/a>|<br>|<details><summary>[^<>]*<\/summary>|<\/details>)$/;
/** Words that the code compares; every other string of a sheet is foreign. */
const ownWords = new Set([
  "enforce",
  "advise",
  "with-merge",
  "separate",
  "after-release",
  "at-merge",
  "attested",
  "sample",
  "reconciliation",
  "orders",
  "totals",
  "day-first",
  "open",
  "done",
  "not-applicable",
]);

function nodesOf(node: MarkdownNode): readonly MarkdownNode[] {
  return [node, ...(node.children ?? []).flatMap(nodesOf)];
}

/** A sheet whose every foreign string is the given text. */
function withText(sheet: Sheet, text: string): Sheet {
  return JSON.parse(JSON.stringify(sheet), (_key, value: unknown) =>
    typeof value === "string" && !ownWords.has(value) ? text : value,
  ) as Sheet;
}

/** A sheet whose every word for people is the given text, while its names still point to each other. */
function withTitles(sheet: Sheet, text: string): Sheet {
  const words = new Set([
    "name",
    "title",
    "symptom",
    "likely_cause",
    "first_action",
    "do_not",
    "instead",
    "rule",
    "logic",
    "detail",
    "must_hold",
    "source_of_truth",
    "url",
    "contact",
  ]);
  return JSON.parse(JSON.stringify(sheet), (key, value: unknown) =>
    typeof value === "string" && words.has(key) ? text : value,
  ) as Sheet;
}

/** Headings, tables, rows and blocks in their order: no text may add, end or move one. */
function shapeOf(nodes: readonly MarkdownNode[]): readonly string[] {
  const types = new Set(["heading", "table", "tableRow", "tableCell", "code", "list", "listItem"]);
  return nodes.map(({ type }) => type).filter((type) => types.has(type));
}

describe("renderSheet", () => {
  it("opens with what each change asks for, by whom", () => {
    const { root } = readMarkdown(page);
    const [first] = (root.children ?? []).filter(({ type }) => type === "table");
    expect(page.indexOf("If you change …, ")).toBeLessThan(page.indexOf("## "));
    expect(first?.children).toHaveLength(1 + Object.keys(smallSheet.triggers).length);
    expect(page).toContain(
      "a sign-off each, by Tracking engineering · Commerce and checkout · Catalogue and storefront",
    );
  });

  it("says that it is rendered and how to change it", () => {
    expect(page.startsWith("<!--\n  Rendered from the YAML files beside it; never edited by hand.")).toBe(true);
    expect(page).toContain("npx signal-governance render");
  });

  it("gives the agreement about an event on one line to copy", () => {
    expect(page).toContain(
      "Event: ViewContent; business action: A shopper looks at a product; event_id logic: A fresh random id for each page view; parameter source of truth: " +
        "content_ids from Variant id of the cart line, as the catalogue feed spells it, value from Price of the variant shown; change trigger: Theme change, Upgrade of a sender; " +
        "owner: Catalogue and storefront; conclusion to pause: Scaling of single products and product sets, Tracking is healthy; rollback rule: Publish the previous theme.\n",
    );
  });

  it("shows where an event overrides a source of truth", () => {
    expect(page).toMatch(/\| ↳ `ViewContent\.value` \| Price of the variant shown \| Catalogue and storefront \|/);
  });

  it("draws a line for each change that breaks an event's signals and each conclusion that rests on them", () => {
    const picture = page.slice(page.indexOf("```mermaid"), page.indexOf("```", page.indexOf("```mermaid") + 3));
    expect(picture).toContain("  t0 --> e0\n");
    expect(picture).toContain("  t1 -.-> e1\n");
    expect(picture).toContain("  t2 --> all\n");
    expect(picture).toContain('  e0 -->|"event#95;id<br>value<br>currency"| c0\n');
    expect(picture).toContain('  all -->|"content#95;ids"| c1\n');
  });

  it("links only to anchors that it has", () => {
    const anchors = new Set([...page.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id));
    const targets = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, id]) => id);
    expect(targets.filter((target) => !anchors.has(target))).toEqual([]);
    expect(targets.length).toBeGreaterThan(20);
  });

  it("gives the same bytes for the same sheet, and one line break at its end", () => {
    expect(renderSheet(structuredClone(smallSheet))).toBe(page);
    expect(page).toMatch(/[^\n]\n$/);
  });

  it("says which columns of other systems' files mean what, where the sheet does", () => {
    expect(page).not.toContain("Files of other systems");
    const section = renderSheet(withInputs).split("Files of other systems\n\n")[1]?.split("\n\n## ")[0];
    expect(section).toBe(
      [
        "`signal-governance reconcile` reads a file that it does not know by itself by the one of these whose columns it has.",
        "",
        "| Mapping | Holds | Columns, ours ← theirs | Times and amounts |",
        "| :- | :- | :- | :- |",
        "| `warehouse-orders` | orders | `name` ← `order_no`, `total` ← `grand total`, `created_at` ← `day` + `clock`, `currency` is always EUR | clocks of Europe/Berlin, cents after `,` |",
        "| `daily-counts` | Meta's own count | `day` ← `on`, `event` ← `what`, `count` ← `n` | dates day first |",
      ].join("\n"),
    );
  });

  it("renders a sheet that is nearly empty", () => {
    const empty: Sheet = {
      ...smallSheet,
      stores: {},
      owners: {},
      parameters: {},
      events: {},
      conclusions: {},
      retests: {},
      triggers: {},
      incidents: {},
      handoff: { items: {}, links: [], max_age_days: 90 },
    };
    const markdown = renderSheet(empty);
    expect(markdown).toContain("0 events");
    expect(markdown).not.toContain("undefined");
  });

  it("leaves out a picture of a sheet too large for one", () => {
    const triggers = Object.fromEntries(
      Array.from({ length: 70 }, (_, index) => [`t${String(index)}`, smallSheet.triggers["theme"] ?? fail()]),
    );
    expect(renderSheet({ ...smallSheet, triggers })).not.toContain("```mermaid");
  });

  it.each([
    ["every string", withText],
    ["every word for people", withTitles],
  ])("lets no markup, mention, picture or foreign HTML through when %s is hostile", (_what, spoil) => {
    const harmless = shapeOf(nodesOf(readMarkdown(renderSheet(spoil(withInputs, "harmless"))).root));
    fc.assert(
      fc.property(hostileText, (text) => {
        const nodes = nodesOf(readMarkdown(renderSheet(spoil(withInputs, text))).root);
        const html = nodes.filter(({ type }) => type === "html").map(({ value }) => value ?? "");
        expect(html.filter((value) => !ourHtml.test(value))).toEqual([]);
        const types = new Set(nodes.map(({ type }) => type));
        for (const type of [
          "image",
          "imageReference",
          "linkReference",
          "definition",
          "footnoteReference",
          "delete",
          "emphasis",
          "thematicBreak",
        ]) {
          expect(types).not.toContain(type);
        }
        const live = nodes.filter(({ type, value }) => type === "text" && /@[a-z0-9]|#\d|:\/\//i.test(value ?? ""));
        expect(live).toEqual([]);
        expect(shapeOf(nodes)).toEqual(harmless);
      }),
      { numRuns: 25 },
    );
  });
});

function fail(): never {
  throw new Error("the fixture has this trigger");
}
