import { describe, expect, it } from "vitest";
import { loaded, loadedBy } from "../../loaded.ts";
import { mapping } from "../mapped/mappings.ts";

const url = "https://graph.facebook.com/v25.0/100000000000001/events";
const event = (id: string) => ({
  event_name: "Purchase",
  event_id: id,
  event_time: 1_793_491_200,
  action_source: "website",
  custom_data: { value: 40, contents: [{ id: "v1" }, { id: "v2" }] },
});
const text = (of: unknown) => JSON.stringify(of);
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const table = (header: readonly string[], rows: readonly (readonly string[])[], delimiter = ",") =>
  `${[header, ...rows.map((row) => row.map(quoted))].map((row) => row.join(delimiter)).join("\n")}\n`;

const good = text({ events_received: 1, fbtrace_id: "A" });
const bad = text({ error: { code: 190, type: "OAuthException", fbtrace_id: "B" } });

const queries = [
  "SELECT event_id, dataset, received_at, value, content_ids FROM events ORDER BY event_id",
  "SELECT event_id FROM turned_away",
];
const read = async (content: string) => {
  const { rows, said } = await loaded([{ said: "any", name: "r.csv", content }], queries);
  return { events: rows[0], turnedAway: rows[1], said };
};
const taken = (id: string) => ({
  event_id: id,
  dataset: "100000000000001",
  received_at: "2026-11-01 00:00:05+00",
  value: "40.0000",
  content_ids: ["v1", "v2"],
});
const at = "2026-11-01T00:00:05Z";

describe("a table of requests, exported as CSV", () => {
  const header = ["id", "created_at", "url", "http_status", "request", "response"];
  const row = (id: string, status: string, response: string) => [
    id,
    at,
    url,
    status,
    text({ data: [event(id)] }),
    response,
  ];
  const rows = [row("a", "200", good), row("b", "400", bad), row("c", "200", good)];

  it.each([",", ";", "\t"])(
    "is read by the column that holds them, with what stands beside it, between %j",
    async (delimiter) => {
      const { events, turnedAway, said } = await read(table(header, rows, delimiter));
      expect(events).toEqual([taken("a"), taken("c")]);
      expect(turnedAway).toEqual([{ event_id: "b" }]);
      expect(said).toEqual([
        expect.stringMatching(/^warning .*answered with an error, and so was not taken \(line 3\)/u),
      ]);
    },
  );

  it("may hold the list of events alone, or one event", async () => {
    const of = ["pixel_id", "sent_at", "payload"];
    const cells = [[event("a")], event("b")].map((held) => ["100000000000001", at, text(held)]);
    expect((await read(table(of, cells))).events).toEqual([taken("a"), taken("b")]);
  });

  it("is never taken for whole where a refusal has a row of its own", async () => {
    const of = ["timestamp", "event_name", "request_url", "request_body", "response_status_code", "response_body"];
    const cells = [
      [at, "Purchase", url, text({ data: [event("a")] }), "", ""],
      [at, "Purchase", "", "", "400", bad],
    ];
    const { events, said } = await read(table(of, cells));
    expect(events).toEqual([taken("a")]);
    expect(said).toEqual([expect.stringMatching(/^error .*nothing ties/u)]);
  });

  it("is read as the sheet says where it says it", async () => {
    const by = mapping("server", { name: "kind", event_at: "created_at", event_id: "id" });
    const content = table(["kind", ...header], [["Purchase", ...(rows[0] ?? [])]]);
    const { rows: found } = await loadedBy(
      [by],
      [{ said: "any", name: "r.csv", content }],
      ["SELECT event_id, value FROM events"],
    );
    expect(found[0]).toEqual([{ event_id: "a", value: null }]);
  });
});
