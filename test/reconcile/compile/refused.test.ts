import { describe, expect, it } from "vitest";
import { at, event, judged, order, type Given } from "../small-store.ts";

const days = 86_400;
const sent = (otherwise: Given) => event("server", 1, { request: 1, value_text: "40.00", ...otherwise });
const keys = (...names: readonly string[]) => ({ keys: Object.fromEntries(names.map((name) => [name, "x"])) });
const identified = event("server", 2, { request: 2, value_text: "40.00", ...keys("em") });

const events: readonly (readonly [says: string, reason: string | null, Given])[] = [
  [
    "said of nothing but places, gender and browser",
    "too_thin",
    sent(keys("ct", "country", "st", "zp", "ge", "client_user_agent")),
  ],
  ["said of nothing but the browser", "too_thin", sent(keys("client_user_agent"))],
  ["said of nothing but birthday and browser", "too_thin", sent(keys("db", "client_user_agent"))],
  ["said of nothing but first name and gender", "too_thin", sent(keys("fn", "ge"))],
  ["said of nothing but last name and gender", "too_thin", sent(keys("ln", "ge"))],
  ["said of both names", null, sent(keys("fn", "ln"))],
  ["said of a birthday and a place", null, sent(keys("db", "ct"))],
  ["said of a first name and the browser", null, sent(keys("fn", "client_user_agent"))],
  ["said of the browser's address, too", null, sent(keys("client_user_agent", "client_ip_address"))],
  ["said of the browser's cookie, too", null, sent(keys("client_user_agent", "fbp"))],
  ["said of a key that Meta may know one day", null, sent(keys("client_user_agent", "new_key"))],
  ["said of nothing, where the file says who others are", "too_thin", sent({ file: null })],
  ["said of nothing, where the file says of nobody who it is", null, sent({ file: "bare.jsonl" })],
  [
    "said of little, though the file says of nobody else who it is",
    "too_thin",
    sent({ file: "bare.jsonl", ...keys("ge") }),
  ],
  ["said of little, in another system's columns", null, sent({ request: null, ...keys("ge") })],
  [
    "received after seven days and a second",
    "too_old",
    sent({ event_at: at(0), received_at: at(7 * days + 1), ...keys("em") }),
  ],
  ["received after seven days", null, sent({ event_at: at(0), received_at: at(7 * days), ...keys("em") })],
  ["received nobody knows when", null, sent({ event_at: at(0), received_at: null, ...keys("em") })],
  ["without a value", "no_value", sent({ value_text: " ", value: null, ...keys("em") })],
  ["with a value that can't be read", null, sent({ value_text: "$40", value: null, ...keys("em") })],
  ["without a value, and no purchase", null, sent({ name: "AddToCart", value_text: null, ...keys("em") })],
  ["without a value, in another system's columns", null, sent({ request: null, value_text: null, ...keys("em") })],
  ["the browser's", null, { ...sent({ value_text: null }), side: "browser" }],
];

describe("an event that Meta refuses", () => {
  it.each(events)("%s: %s", async (_, reason, one) => {
    const ask = "SELECT too_old, too_thin, no_value FROM refused";
    const rows = await judged({ orders: [order(1)], events: [one, identified] }, ask);
    const reasons = rows.flatMap((row) => Object.keys(row).filter((name) => row[name] === true));
    expect(reasons).toEqual(reason === null ? [] : [reason]);
  });
});

describe("an event in one request with a refused one", () => {
  const asked = {
    paths: { browser: false, server: true },
    given: { browser: false, server: true, catalogue: false },
  };
  const em = { keys: { em: "a".repeat(64) } };
  const refused = sent({ ...em, name: "PageView", event_at: at(0), received_at: at(8 * days) });
  const beside = (request: number) => event("server", 2, { request, value_text: "40.00", ...em });

  it.each([
    ["is lost, its order missing", [refused, beside(1)], 1, "missing-on-server"],
    ["counts where a later request has it", [refused, beside(1), beside(2)], 1, "matched"],
    ["counts where it came in another", [refused, beside(2)], 0, "matched"],
  ])("%s", async (_, some, lost, verdict) => {
    const tables = { orders: [order(2)], events: some };
    expect(await judged(tables, "SELECT verdict FROM verdicts", asked)).toEqual([{ verdict }]);
    expect(await judged(tables, "SELECT count(*) AS lost FROM lost", asked)).toEqual([{ lost: String(lost) }]);
  });

  it("is not lost for what it says itself: that is told of it", async () => {
    const old = sent({ event_at: at(0), received_at: at(8 * days), ...em });
    const rows = await judged({ orders: [order(1)], events: [old] }, "SELECT verdict FROM verdicts", asked);
    expect(rows).toEqual([{ verdict: "event-time" }]);
  });
});
