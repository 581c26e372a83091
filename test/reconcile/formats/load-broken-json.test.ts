import { describe, expect, it } from "vitest";
import { messageFor } from "../../../src/report/finding-pages/finding-messages.ts";
import { loaded } from "../loaded.ts";

const request = (n: number) => ({ data: [{ event_name: "Purchase", event_id: String(n), custom_data: { value: n } }] });
const event = (n: number) => ({ event_name: "Purchase", event_id: String(n), custom_data: { value: n } });
const line = (n: number) => JSON.stringify(request(n));
const order = (n: number) => ({ name: `#${String(n)}`, total_price: "1.00", created_at: "2026-05-14T11:23:45Z" });
const node = (n: number) => ({
  id: `gid://shopify/Order/${String(n)}`,
  name: `#${String(n)}`,
  currencyCode: "USD",
  createdAt: "2026-05-14T11:23:45Z",
  totalPriceSet: { shopMoney: { amount: "40.0" } },
});

const three = [1, 2, 3];
const reshaped =
  "warning input-damaged: the file is not one value a line: every value in it is read, and the lines that are named of it count values";
const events = "SELECT event_id AS id FROM events ORDER BY event_id";

describe("events that are not one request a line are read as if they were", () => {
  it.each([
    ["one behind the other, as Firehose writes them", three.map(line).join("")],
    ["with blanks between", three.map(line).join(" ")],
    ["with commas and no brackets", three.map((n) => `${line(n)},\n`).join("")],
    ["over several lines", three.map((n) => JSON.stringify(request(n), null, 2)).join("\n")],
    ["one request over several lines", JSON.stringify({ data: three.map(event) }, null, 4)],
    ["several in one line of many", `${line(1)}\n${line(2)}${line(3)}\n`],
    ["several in one line, with blanks and a comma", `${line(1)}\n${line(2)} , ${line(3)}\n`],
    ["a list of events", JSON.stringify(three.map(event))],
    ["a list of events over several lines", JSON.stringify(three.map(event), null, 2)],
    ["a list of requests", JSON.stringify(three.map(request), null, 1)],
  ])("%s", async (_, content) => {
    const given = await loaded([{ said: "server", name: "s.json", content }], [events]);
    expect(given.rows[0]).toEqual([{ id: "1" }, { id: "2" }, { id: "3" }]);
    expect(given.read).toEqual([{ kind: "server", files: 1, read: 3, rejected: 0 }]);
    expect(given.said).toEqual([]);
  });

  it("and how its lines are counted is said where one of them is named", async () => {
    const content = [request(1), { something: "else" }, request(3)]
      .map((each) => JSON.stringify(each, null, 2))
      .join("\n");
    const { said, read } = await loaded([{ said: "server", name: "s.json", content }]);
    expect(read).toEqual([{ kind: "server", files: 1, read: 2, rejected: 1 }]);
    expect(said).toEqual([
      reshaped,
      expect.stringMatching(/^warning input-rejected: 1 line of server: .*\(line 2\)$/u),
    ]);
  });

  it("also where their kind is not said, and on the browser's side", async () => {
    const content = JSON.stringify(three.map((n) => ({ event: "Purchase", eid: String(n) })));
    const { read } = await loaded([{ said: "any", name: "b.json", content }]);
    expect(read).toEqual([{ kind: "browser", files: 1, read: 3, rejected: 0 }]);
  });

  it("a text that looks like two requests is cut nowhere", async () => {
    const tricky = JSON.stringify({ data: [{ event_name: "Purchase", event_id: '1}{"event_name":"x"' }] });
    const { rows } = await loaded(
      [{ said: "server", name: "s.json", content: `${line(1)}\n${tricky}${line(3)}\n` }],
      [events],
    );
    expect(rows[0]).toEqual([{ id: "1" }]);
    const alone = await loaded([{ said: "server", name: "s.json", content: `${line(1)}\n${tricky}\n` }], [events]);
    expect(alone.rows[0]).toEqual([{ id: "1" }, { id: '1}{"event_name":"x"' }]);
  });
});

describe("orders in the same forms", () => {
  it.each([
    ["REST, one behind the other", three.map((n) => JSON.stringify(order(n))).join("")],
    [
      "REST, several in one line",
      `${JSON.stringify(order(1))}\n${JSON.stringify(order(2))}${JSON.stringify(order(3))}`,
    ],
    ["REST, over several lines", three.map((n) => JSON.stringify(order(n), null, 2)).join("\n")],
    ["GraphQL, one behind the other", three.map((n) => JSON.stringify(node(n))).join("")],
    [
      "GraphQL, several in one line",
      `${JSON.stringify(node(1))}\n${JSON.stringify(node(2))}${JSON.stringify(node(3))}`,
    ],
  ])("%s", async (_, content) => {
    const { read } = await loaded([{ said: "orders", name: "o.json", content }]);
    expect(read).toEqual([{ kind: "orders", files: 1, read: 3, rejected: 0 }]);
  });
});

describe("what is broken in them is told", () => {
  it.each([
    [
      "a list that ends too early",
      JSON.stringify(three.map(event)).slice(0, -20),
      "error input-damaged: the file could not be read: ",
    ],
    [
      "two lists",
      `${JSON.stringify([event(1)])}\n${JSON.stringify([event(2)])}`,
      "error input-damaged: the file could not be read: ",
    ],
    [
      "half a value at the end",
      `${line(1)}${line(2)}${line(3).slice(0, 30)}`,
      "warning input-rejected: 1 line of server: not JSON (line 3)",
    ],
    ["half a value in one line of many", `${line(1)}\n${line(2)}${line(3).slice(0, 30)}\n`, "not JSON (line 2)"],
    ["words between values", `${line(1)}and${line(2)}${line(3)}`, "not JSON (line 1)"],
    ["a list of something else", '[{"sku":"a"}]', "error input-unknown: it looks like a JSON list of something else"],
    [
      "a workbook",
      "PK\u0003\u0004 [Content_Types].xml xl/workbook.xml",
      "error input-unknown: it looks like a spreadsheet's workbook (save the",
    ],
    ["an empty list", "[]", "error input-unknown: it looks like a JSON list of something else"],
  ])("%s", async (_, content, message) => {
    const { said } = await loaded([{ said: "server", name: "s.json", content }]);
    expect(said.join("\n")).toContain(message);
  });
});

describe("a file under another file's name", () => {
  it("is told as what it is, with the option to name it by", async () => {
    const { findings } = await loaded([{ said: "server", name: "o.jsonl", content: `${JSON.stringify(order(1))}\n` }]);
    const [finding] = findings;
    expect(finding?.code).toBe("input-unknown");
    expect(messageFor(finding!)).toEqual({
      message: "it looks like orders (rest-lines)",
      fix: "name it with --orders, or without an option",
    });
  });
});
