import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { routeIncident } from "../../../src/app/records/route-incident.ts";
import { validate } from "../../../src/contract/validate.ts";
import type { Sheet } from "../../../src/model/sheet.ts";
import { routeJson } from "../../../src/report/route/route-json.ts";
import { reportFacts } from "../../../src/report/route/report-facts.ts";
import { routeText } from "../../../src/report/route/route-text.ts";
import type { RouteView } from "../../../src/report/route/route-view.ts";
import { smallSheet } from "../../fixtures/small-sheet.ts";
import { allSigns, entry, routers } from "../../router/routers.ts";
import { hostileText } from "../hostile-text.ts";
import { report } from "../reconcile/world.ts";

const shown = { colour: false, columns: null, offer: true, facts: null };
const viewOf = (sheet: Sheet, signs: readonly (typeof allSigns)[number][], says = ""): RouteView => ({
  sheet,
  ...routeIncident(sheet, { symptom: null, signs, says, report: null }),
  record: null,
});

/** The small sheet with a foreign text wherever people write one. */
function foreign(text: string): Sheet {
  const written = { title: text, symptom: text, likely_cause: text, first_action: text, do_not: text };
  return {
    ...smallSheet,
    incidents: {
      root: entry({ ...written, signs: ["ids-differ"], causes: ["leaf"] }),
      leaf: entry({ ...written, signs: ["value-differs"] }),
      other: entry({ ...written, signs: ["event-time-late"], owner: text }),
    },
    conclusions: { roas: { ...smallSheet.conclusions["roas"]!, title: text, instead: text } },
  };
}

describe("the router's answer in a terminal", () => {
  it("is never wider than a hundred columns where words allow it, and ends in a line break", () => {
    const text = routeText(viewOf(smallSheet, ["value-differs", "test-code-live"]), shown);
    expect(text.endsWith("\n")).toBe(true);
    expect(text.split("\n").filter((line) => line.length > 100)).toEqual([]);
    expect(text).toContain("No entry of the router explains test-code-live.");
  });

  it("offers to open the incident only where that is still to be done", () => {
    const view = viewOf(smallSheet, ["value-differs"]);
    expect(routeText(view, shown)).toContain("--write");
    expect(routeText(view, { ...shown, offer: false })).not.toContain("--write");
    expect(routeText(viewOf(smallSheet, []), shown)).not.toContain("--write");
  });

  it("says where a report sees it, what explains it, and from when to pause", () => {
    const facts = reportFacts(report);
    const text = routeText(viewOf(smallSheet, ["value-differs"]), { ...shown, facts }).replace(/\s+/gu, " ");
    expect(text).toMatch(/ where duplicate: fails 62 % \(93 of 150\) on mobile \+ Shop Pay/u);
    expect(text).toMatch(/ explained by server leaves out shipping, in 42 of 63 orders/u);
    expect(text).toContain(`--at ${facts.since ?? ""} --write`);
  });

  it("says what explains an incident beside that incident, and what belongs to none beside the likely one", () => {
    const incidents = {
      value: entry({ title: "Values", signs: ["value-differs", "value-missing"] }),
      time: entry({ title: "Times", signs: ["event-time-late"] }),
    };
    const facts = {
      where: [{ text: "on mobile", signs: ["hash-invalid"] as const }],
      causes: [
        { text: "a batch job", signs: ["event-time-late"] as const },
        { text: "a subtotal", signs: ["value-differs"] as const },
      ],
      since: null,
    };
    const view = viewOf({ ...smallSheet, incidents }, ["value-differs", "value-missing", "event-time-late"]);
    const [value = "", time = ""] = routeText(view, { ...shown, facts }).split("Beside it:");
    expect(value).toMatch(/where +on mobile[^]*explained by +a subtotal/u);
    expect(time).toMatch(/explained by +a batch job/u);
    expect(value).not.toContain("a batch job");
    expect(time).not.toMatch(/on mobile|a subtotal/u);
  });

  it("has colours when asked and the same words without", () => {
    const view = viewOf(smallSheet, ["value-differs"]);
    const coloured = routeText(view, { ...shown, colour: true });
    // eslint-disable-next-line no-control-regex -- colours are control characters
    expect(coloured.replace(/\u001B\[\d+m/gu, "")).toBe(routeText(view, shown));
    expect(coloured).not.toBe(routeText(view, shown));
  });

  it("says so when a sheet has no router", () => {
    expect(routeText(viewOf({ ...smallSheet, incidents: {} }, []), shown)).toContain("The sheet has no router");
  });

  it("holds no control character of anybody's text", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const signs = ["ids-differ", "value-differs", "event-time-late"] as const;
        const fact = { text, signs };
        const facts = { where: [fact], causes: [fact, fact], since: text };
        expect(routeText(viewOf(foreign(text), signs, text), { ...shown, facts })).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
      }),
    );
  });
});

describe("the router's answer for machines", () => {
  it("keeps its schema for any router and anything seen", () => {
    fc.assert(
      fc.property(routers, fc.array(fc.constantFrom(...allSigns)), (router, signs) => {
        const value: unknown = JSON.parse(routeJson(viewOf({ ...smallSheet, ...router }, signs)));
        expect(validate("routing", value)).toMatchObject({ ok: true });
      }),
    );
  });
});
