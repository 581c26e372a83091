import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { loaded, rowsOf } from "../../loaded.ts";

const purchase = {
  event_name: "Purchase",
  event_time: 1_747_218_225,
  event_id: "order-1",
  action_source: "website",
  event_source_url: "https://shop.northwind.example/thank-you",
  user_data: { em: ["aa", "bb"], client_user_agent: "Mozilla/5.0 (X11; Linux), like Gecko", fbp: "fb.1.1.2", ph: "" },
  custom_data: { value: 55.15, currency: "cad", content_ids: [41, "42"], content_type: "product", order_id: 1001 },
};
const body = { data: [purchase], test_event_code: "TEST1", partner_agent: "northwind-1" };
const log = (fields: object) =>
  JSON.stringify({
    timestamp: "2026-05-14T10:23:46Z",
    url: "https://graph.facebook.com/v25.0/100000000000001/events",
    ...fields,
  });

const fields =
  "SELECT name, event_id, event_at, time_unit, order_ref, value, currency, content_ids, sender, test_code, user_agent, keys FROM events";
const expected = {
  name: "Purchase",
  event_id: "order-1",
  event_at: "2025-05-14 10:23:45+00",
  time_unit: "s",
  order_ref: "1001",
  value: "55.1500",
  currency: "cad",
  content_ids: ["41", "42"],
  sender: "northwind-1",
  test_code: true,
  user_agent: "Mozilla/5.0 (X11; Linux), like Gecko",
  keys: expect.objectContaining({
    em: "aa,bb",
    client_user_agent: "Mozilla/5.0 (X11; Linux), like Gecko",
    fbp: "fb.1.1.2",
  }) as object,
};

describe("a log of Conversions API requests", () => {
  it.each([
    ["a body a line", JSON.stringify(body)],
    ["events as JSON texts", JSON.stringify({ ...body, data: [JSON.stringify(purchase)] })],
    ["a list of events as one JSON text", JSON.stringify({ ...body, data: JSON.stringify([purchase]) })],
    ["a body in a line of a log", log({ body })],
    ["a body as text in a line of a log", log({ body: JSON.stringify(body) })],
    ["a body below the request", log({ request: { body } })],
    [
      "a form",
      `access_token=none&test_event_code=TEST1&partner_agent=northwind-1&data=${encodeURIComponent(JSON.stringify([purchase]))}`,
    ],
  ])("is read from %s", async (_, content) => {
    expect(await rowsOf("server", content, fields)).toEqual([expected]);
  });

  it("keeps when and to which dataset a request was sent", async () => {
    expect(await rowsOf("server", log({ body }), "SELECT dataset, version, received_at FROM events")).toEqual([
      { dataset: "100000000000001", version: "v25.0", received_at: "2026-05-14 10:23:46+00" },
    ]);
  });

  it("gives every event of a batch, and a packed log the same as a plain one", async () => {
    const batch = { data: Array.from({ length: 1000 }, (_, index) => ({ ...purchase, event_id: `order-${index}` })) };
    const content = `${JSON.stringify(batch)}\n${JSON.stringify(batch)}\n`;
    const query = "SELECT count(*) AS n, count(DISTINCT event_id) AS ids, count(DISTINCT rowid) AS places FROM events";
    const all = [{ n: "2000", ids: "1000", places: "2000" }];
    expect(await rowsOf("server", content, query)).toEqual(all);
    expect(await rowsOf("server", gzipSync(content), query)).toEqual(all);
  });

  it("is read from a program's own lines, which say everything beside the event's name", async () => {
    const { event_name, event_id, event_time, custom_data } = purchase;
    const content = JSON.stringify({ event_name, event_id, event_time, ...custom_data });
    const query = "SELECT name, event_id, order_ref, value, currency, content_ids FROM events";
    const { name, order_ref, value, currency, content_ids } = expected;
    expect(await rowsOf("server", content, query)).toEqual([
      { name, event_id, order_ref, value, currency, content_ids },
    ]);
  });

  it("has no value where the event that was sent had it beside custom_data, where Meta does not look", async () => {
    const content = JSON.stringify({ data: [{ ...purchase, custom_data: {}, value: 55.15, currency: "CAD" }] });
    expect(await rowsOf("server", content, "SELECT value, currency FROM events")).toEqual([
      { value: null, currency: null },
    ]);
  });

  it("tells milliseconds from seconds", async () => {
    const content = JSON.stringify({ data: [{ ...purchase, event_time: "1747218225123" }] });
    expect(await rowsOf("server", content, "SELECT event_at, time_unit FROM events")).toEqual([
      { event_at: "2025-05-14 10:23:45.123+00", time_unit: "ms" },
    ]);
  });

  it("keeps a value that is no number as it was sent", async () => {
    const content = JSON.stringify({ data: [{ ...purchase, custom_data: { value: "1.234,50 €" } }] });
    expect(await rowsOf("server", content, "SELECT value, value_text FROM events")).toEqual([
      { value: null, value_text: "1.234,50 €" },
    ]);
  });

  it("counts what holds no event, with its line", async () => {
    const content = [JSON.stringify(body), "", '{"data":[]}', "[1]", '{"data":[{"event_id":"x"}]}', '{"data":'].join(
      "\n",
    );
    const { read, said, rows } = await loaded(
      [{ said: "server", name: "s.jsonl", content }],
      ["SELECT line, reason FROM rejects ORDER BY line"],
    );
    expect(read).toEqual([{ kind: "server", files: 1, read: 1, rejected: 4 }]);
    const none = "no event with a name in it";
    expect(rows[0]).toEqual([
      { line: "3", reason: none },
      { line: "4", reason: none },
      { line: "5", reason: none },
      { line: "6", reason: "not JSON" },
    ]);
    expect(said.join()).not.toContain("event_id");
  });

  it("that was cut off while packed is read as far as it goes, and that is an error", async () => {
    const lines = Array.from({ length: 3000 }, (_, index) =>
      JSON.stringify({ data: [{ ...purchase, event_id: `${Math.sin(index)}` }] }),
    );
    const packed = gzipSync(lines.join("\n"));
    const { read, said } = await loaded([
      { said: "server", name: "s.jsonl.gz", content: packed.subarray(0, packed.length / 2) },
    ]);
    expect(read[0]?.read).toBeGreaterThan(500);
    expect(said[0]).toContain("error input-damaged: the file ends too early");
  });
});

describe("events that pages log as JSON lines", () => {
  it.each([
    [
      "parameters of /tr",
      {
        id: "1",
        ev: "Purchase",
        eid: "order-1",
        ts: 1_747_218_225_000,
        cd: { value: "55.15", content_ids: "[41,42]" },
        ud: { em: "aa" },
        fbp: "fb.1.1.2",
      },
    ],
    [
      "names of the Conversions API",
      {
        pixel_id: "1",
        event_name: "Purchase",
        event_id: "order-1",
        event_time: 1_747_218_225,
        custom_data: { value: 55.15, content_ids: ["41", "42"] },
        user_data: { em: "aa", fbp: "fb.1.1.2" },
      },
    ],
    [
      "names of fbq",
      {
        dataset: "1",
        event: "Purchase",
        eventID: "order-1",
        timestamp: "2025-05-14T10:23:45Z",
        params: { value: 55.15, contents: [{ id: 41 }, { id: 42 }] },
        ud: { em: "aa" },
        fbp: "fb.1.1.2",
      },
    ],
    [
      "everything beside the name",
      {
        dataset: "1",
        event_name: "Purchase",
        event_id: "order-1",
        ts: 1_747_218_225_000,
        value: "55.15",
        content_ids: ["41", "42"],
        ud: { em: "aa" },
        fbp: "fb.1.1.2",
      },
    ],
  ])("are read with %s", async (_, line) => {
    const query = "SELECT side, dataset, name, event_id, event_at, value, content_ids, keys.em, keys.fbp FROM events";
    expect(await rowsOf("browser", JSON.stringify(line), query)).toEqual([
      {
        side: "browser",
        dataset: "1",
        name: "Purchase",
        event_id: "order-1",
        event_at: "2025-05-14 10:23:45+00",
        value: "55.1500",
        content_ids: ["41", "42"],
        em: "aa",
        fbp: "fb.1.1.2",
      },
    ]);
  });

  it("mark what the event setup tool made", async () => {
    const content =
      '{"ev":"Purchase","cs_est":"true"}\n{"ev":"SubscribedButtonClick","es":"automatic"}\n{"ev":"Purchase"}\n';
    expect(await rowsOf("browser", content, "SELECT automatic FROM events ORDER BY rowid")).toEqual([
      { automatic: true },
      { automatic: true },
      { automatic: false },
    ]);
  });
});
