import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRoutes } from "../../src/sheet/parse-routes.ts";
import { smallSheet } from "../fixtures/small-sheet.ts";
import { hostileText } from "../report/hostile-text.ts";
import { markedText } from "./tiny-sheet.ts";

const path = "governance/tests/routes.yml";
const fine = `routes:
  - name: values
    when: { signs: [value-differs] }
    expect: { incident: value-drift, pause_first: [roas], owner: commerce }
`;

describe("routing cases", () => {
  it("are read with the place of everything in them", () => {
    const parsed = parseRoutes(path, fine, smallSheet);
    expect(parsed).toMatchObject({ ok: true, routes: [{ name: "values", expect: { incident: "value-drift" } }] });
    if (parsed.ok) expect(parsed.locate(["routes", 0, "expect", "owner"], "value")).toMatchObject({ line: 4 });
  });

  it.each([
    ["an incident", "value-drift", "value-drfit", "unknown-incident", "value-drfit"],
    ["a conclusion", "[roas]", "[rosa]", "unknown-conclusion", "rosa"],
    ["an owner", "owner: commerce", "owner: comerce", "unknown-owner", "comerce"],
    ["a symptom", "signs: [value-differs]", "symptom: value-drfit", "unknown-incident", "value-drfit"],
    ["a consequence", "pause_first: [roas]", "consequences: [spike]", "unknown-incident", "spike"],
    ["an incident beside it", "pause_first: [roas]", "others: [spike]", "unknown-incident", "spike"],
    ["a sign", "value-differs", "value-drifts", "invalid-value", "value-drifts"],
    ["a key", "owner:", "ownr:", "unknown-key", "ownr"],
    ["nothing that is seen", "{ signs: [value-differs] }", "{}", "invalid-value", "{}"],
    ["no expectation", "incident: value-drift, ", "", "missing-key", "expect"],
  ])("say where %s is wrong", (_, from, to, code, mark) => {
    expect(fine).toContain(from);
    const text = fine.replace(from, to);
    const parsed = parseRoutes(path, text, smallSheet);
    const [finding, ...more] = parsed.ok ? [] : parsed.findings;
    expect([finding?.code, markedText(text, finding?.place ?? {}), more]).toEqual([code, mark, []]);
  });

  it("are judged by their form alone without a sheet", () => {
    expect(parseRoutes(path, fine.replace("value-drift", "spike"), null).ok).toBe(true);
    expect(parseRoutes(path, "routes: []\n", null).ok).toBe(false);
  });

  it("may be any text without a throw", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(parseRoutes(path, text, smallSheet).ok).toBe(false);
      }),
    );
  });
});
