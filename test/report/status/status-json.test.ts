import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validate } from "../../../src/contract/validate.ts";
import type { Status } from "../../../src/model/status.ts";
import { statusJson } from "../../../src/report/status/status-json.ts";
import { hostileText } from "../hostile-text.ts";
import { hostileView } from "./hostile-status.ts";
import { allUsable, outsideChange, reason, row, status, view } from "./world.ts";

const shown = (over: Status): unknown => JSON.parse(statusJson({ ...view, status: over }));

describe("the status as JSON", () => {
  it.each<[string, Status]>([
    ["with pauses", status],
    ["of a store where everything may be used", allUsable],
    ["of nothing", { ...status, conclusions: [], cheapest: null }],
    ["with a window", { ...status, window: { from: "2026-11-15T00:00:00Z", to: "2026-11-22T00:00:00Z" } }],
    [
      "of a history that is cut off",
      {
        ...status,
        conclusions: [
          row("roas", "us", {
            state: "paused",
            since: status.at,
            because: [reason({ kind: "history-incomplete" }), reason(outsideChange)],
          }),
        ],
      },
    ],
  ])("%s holds to its schema", (_what, over) => {
    expect(validate("status", shown(over))).toMatchObject({ ok: true });
  });

  it("ends in a newline and is the same every time", () => {
    expect(statusJson(view)).toMatch(/}\n$/);
    expect(statusJson(view)).toBe(statusJson(structuredClone(view)));
  });

  it("gives the state of all rows, and leaves out what a usable row has not", () => {
    expect(shown(status)).toMatchObject({ version: 1, state: "paused" });
    const { conclusions, state } = shown(allUsable) as Readonly<Record<string, unknown>> & {
      readonly conclusions: readonly object[];
    };
    expect(state).toBe("usable");
    expect(Object.keys(conclusions[0]!)).toEqual([
      "conclusion",
      "title",
      "store",
      "state",
      "because",
      "contaminated",
      "paused_share",
    ]);
  });

  it("says each reason and each step in words beside the data", () => {
    expect(shown(status)).toMatchObject({
      conclusions: [
        {
          conclusion: "roas",
          because: [
            { kind: "landing", editor: "Bo Berg", arrival: { pull_request: null } },
            { says: "Checkout change: Rewrite checkout discounts (#412)" },
          ],
          resume: {
            steps: [
              "“Ten orders, three sources, side by side” (commerce) passes, not before 23 Nov 09:10",
              "commerce and tracking sign",
            ],
          },
        },
        { because: [{ kind: "incident", incident: "content-ids-mismatch", record: "2026-11-18-content-ids" }] },
        {},
        {},
        {},
        {},
        {},
        {},
      ],
    });
  });

  it("holds to its schema whatever the words are", () => {
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const hostile = hostileView(foreign);
        expect(validate("status", JSON.parse(statusJson(hostile)))).toMatchObject({ ok: true });
      }),
      { numRuns: 200 },
    );
  });
});
