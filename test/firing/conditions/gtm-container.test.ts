import { describe, expect, it } from "vitest";
import { firingOf, toldOf } from "../firing-of.ts";
import { changeOf } from "../small-sheet.ts";

interface Parts {
  readonly seed?: string;
  readonly html?: string;
  readonly event?: string;
  readonly variable?: string;
  readonly template?: string;
  readonly firing?: readonly string[];
}

/** An export; `seed` is what differs between two exports of one and the same container. */
function container({
  seed = "1",
  html = "fbq('track')",
  event = "purchase",
  variable = "ecommerce.value",
  template = "code",
  firing,
}: Parts = {}): string {
  const ids = {
    accountId: `9${seed}`,
    containerId: `8${seed}`,
    fingerprint: `f${seed}`,
    tagManagerUrl: `https://x/${seed}`,
    path: `p/${seed}`,
  };
  const parameters = [
    { type: "TEMPLATE", key: "html", value: html },
    { type: "BOOLEAN", key: "supportDocumentWrite", value: "false" },
  ];
  return JSON.stringify({
    exportFormatVersion: 2,
    exportTime: `2026-11-0${seed} 10:00:00`,
    containerVersion: {
      ...ids,
      containerVersionId: seed,
      tag: [
        {
          ...ids,
          tagId: `7${seed}`,
          name: "Meta Purchase",
          type: "html",
          parameter: seed === "1" ? parameters : parameters.toReversed(),
          firingTriggerId: firing ?? [`6${seed}`, "2147479553"],
        },
        {
          ...ids,
          tagId: `77${seed}`,
          name: "From template",
          type: `cvt_8${seed}_5${seed}`,
          firingTriggerId: [`6${seed}`],
        },
      ],
      trigger: [
        {
          ...ids,
          triggerId: `6${seed}`,
          name: "On purchase",
          type: "CUSTOM_EVENT",
          customEventFilter: [{ type: "EQUALS", parameter: [{ type: "TEMPLATE", key: "arg1", value: event }] }],
        },
        {
          ...ids,
          triggerId: `61${seed}`,
          name: "Group",
          type: "TRIGGER_GROUP",
          parameter: [{ type: "LIST", key: "triggerIds", list: [{ type: "TRIGGER_REFERENCE", value: `6${seed}` }] }],
        },
      ],
      variable: [
        {
          ...ids,
          variableId: `4${seed}`,
          name: "Order value",
          type: "v",
          parameter: [{ type: "TEMPLATE", key: "name", value: variable }],
        },
      ],
      customTemplate: [{ ...ids, templateId: `5${seed}`, name: "CAPI", templateData: template }],
      builtInVariable: [{ ...ids, type: "EVENT", name: "Event" }],
    },
  });
}

const told = (before: string | null, after: string | null, globs: readonly string[] = ["*"]): unknown =>
  toldOf({ "gtm-container": globs }, "gtm/web.json", [before, after]);

describe("a GTM container condition", () => {
  it("passes over what differs between two exports of the same container", () => {
    expect(told(container({ seed: "1" }), container({ seed: "2" }))).toEqual([]);
  });

  it("tells the tag, trigger, variable or template that changed", () => {
    expect(told(container(), container({ seed: "2", html: "fbq('track', 1)" }))).toEqual([
      "tag `Meta Purchase` changed",
    ]);
    expect(told(container(), container({ event: "order" }))).toEqual(["trigger `On purchase` changed"]);
    expect(told(container(), container({ variable: "value" }))).toEqual(["variable `Order value` changed"]);
    expect(told(container(), container({ template: "other" }))).toEqual(["template `CAPI` changed"]);
    expect(told(container(), container({ firing: ["2147479553"] }))).toEqual(["tag `Meta Purchase` changed"]);
  });

  it.each<[string, string, string, string]>([
    ["its type", '"type":"html"', '"type":"gaawe"', "tag `Meta Purchase` changed"],
    ["that it is paused", '"type":"html"', '"type":"html","paused":true', "tag `Meta Purchase` changed"],
    ["what blocks it", '"type":"html"', '"type":"html","blockingTriggerId":["61"]', "tag `Meta Purchase` changed"],
    ["the template it is made from", "cvt_81_51", "cvt_81_52", "tag `From template` changed"],
    ["the triggers of a group", '"value":"61"', '"value":"2147479553"', "trigger `Group` changed"],
  ])("tells a part of which %s changed", (_what, from, to, expected) => {
    expect(container()).toContain(from);
    expect(told(container(), container().replace(from, to))).toEqual([expected]);
  });

  it("tells parts that come and go", () => {
    const without = container().replace("Meta Purchase", "Meta Lead");
    expect(told(container(), without)).toEqual(["tag `Meta Lead` added", "tag `Meta Purchase` removed"]);
    expect(told(null, container())).toHaveLength(7);
    expect(told(container(), null, ["Meta *"])).toEqual(["tag `Meta Purchase` removed"]);
  });

  it("asks for parts by name", () => {
    expect(told(container(), container({ html: "x" }), ["meta *"])).toHaveLength(1);
    expect(told(container(), container({ html: "x" }), ["Google *"])).toEqual([]);
  });

  it("sees that one of two parts of the same name changed", () => {
    const twice = (html: string): string => container({ html }).replace("From template", "Meta Purchase");
    expect(told(twice("a"), twice("b"))).toEqual(["tag `Meta Purchase` changed"]);
  });

  it("hashes the part from and to, nothing else of the file", () => {
    const facts = (seed: string): unknown =>
      firingOf(
        { "gtm-container": ["*"] },
        changeOf({ "gtm.json": [container({ seed: "1" }), container({ seed, html: "x" })] }),
      )?.facts;
    const hash: unknown = expect.stringMatching(/^[0-9a-f]{32}$/);
    expect(facts("1")).toEqual([["gtm-container", "tag Meta Purchase", hash, hash]]);
    expect(facts("2")).toEqual(facts("1"));
  });

  it("passes over other JSON, broken or not, unless the entry names the file", () => {
    expect(told('{"a": 1}', '{"a": 2}')).toEqual([]);
    expect(told("// a comment\n{}", "{}")).toEqual([]);
    expect(toldOf({ paths: ["gtm/**"], "gtm-container": ["*"] }, "gtm/web.json", ["{", "{}"])).toEqual([
      "unreadable: not JSON",
    ]);
    expect(toldOf({ "gtm-container": ["*"] }, "gtm/web.txt", [container(), container({ html: "x" })])).toEqual([]);
    expect(
      toldOf({ paths: ["gtm/**"], "gtm-container": ["*"] }, "gtm/web.txt", [container(), container({ html: "x" })]),
    ).toHaveLength(1);
  });

  it("fires on an export that can't be read", () => {
    expect(told(container(), `${container()},`)).toEqual(["unreadable: not JSON"]);
    expect(told(`${container()},`, null)).toEqual(["unreadable: not JSON"]);
    expect(told(container(), '{"containerVersion":'.repeat(5000))).toEqual(["unreadable: JSON nested too deeply"]);
    expect(told(container(), "{")).toEqual(["unreadable: not JSON"]);
    expect(told(" ".repeat(2 * 1024 * 1024 + 1), "{}")).toEqual(["unreadable: larger than 2 MB"]);
  });

  it.each([
    '{"containerVersion": null}',
    '{"containerVersion": {"tag": {"a": 1}, "trigger": [3, null, {"name": 4}]}}',
    '{"containerVersion": {"tag": [{"name": "x", "firingTriggerId": 3, "parameter": 4}]}}',
  ])("reads odd exports without trouble: %s", (text) => {
    expect(told(text, `${text} `)).toEqual([]);
  });
});
