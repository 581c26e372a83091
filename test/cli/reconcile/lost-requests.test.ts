import { describe, expect, it } from "vitest";
import {
  asShop,
  browserLog,
  numbers,
  ordersCsv,
  purchase,
  reconcileShop,
  request,
  requestLog,
  textOfShop,
} from "./foreign-shop.ts";

const orders = ordersCsv();
const browser = browserLog(asShop);

/** All events in requests of five; the third of the first five is this one. */
function inFives(third: { readonly event_time: number }, otherwise: Readonly<Record<string, unknown>> = {}): string {
  const events = numbers.map((n): typeof third => (n === 3 ? third : purchase(n)));
  const fives = numbers.filter((n) => n % 5 === 1).map((n) => request(events.slice(n - 1, n + 4), otherwise));
  return requestLog(fives);
}

const right = purchase(3);
const old = { ...right, event_time: right.event_time - 8 * 86_400 };
const { value, ...rest } = right.custom_data;
const thin = { ...right, user_data: { client_user_agent: "Mozilla/5.0", country: "x" } };
const none = { ...right, user_data: {} };

describe("a request with an event that Meta refuses", () => {
  it("is fine without one", async () => {
    expect(value).toBe(100);
    expect(await reconcileShop({ orders, browser, server: inFives(right) })).toMatchObject({
      code: 0,
      verdicts: { matched: 36 },
    });
  });

  it.each([
    ["older than seven days", old, "event-time"],
    ["without a value", { ...right, custom_data: rest }, "value-drift"],
    ["of which only the browser and the country is said", thin, "identity-keys"],
    ["of which nothing is said", none, "identity-keys"],
  ] as const)("does not count: one that is %s", async (_, third, verdict) => {
    const shop = { orders, browser, server: inFives(third) };
    const { code, verdicts, events } = await reconcileShop(shop);
    const text = await textOfShop(shop);
    expect({ code, verdicts }).toEqual({ code: 1, verdicts: { matched: 31, "missing-on-server": 4, [verdict]: 1 } });
    expect(events["lost-with-request"]).toBe(4);
    expect(text).toContain(
      "4 events came in requests with an event that Meta refuses, which refuses the whole request",
    );
    if (verdict === "identity-keys") expect(text).toContain("says too little of its customer: Meta refuses it");
  });

  it("does not count either for an event of another name in it", async () => {
    const view = {
      ...right,
      event_name: "PageView",
      event_id: "p-1",
      custom_data: {},
      user_data: { ge: "x", fn: "y" },
    };
    const five = request([...numbers.slice(0, 5).map((n) => purchase(n)), view]);
    const server = requestLog([five, request(numbers.slice(5).map((n) => purchase(n)))]);
    expect((await reconcileShop({ orders, browser, server })).verdicts).toEqual({
      matched: 31,
      "missing-on-server": 5,
    });
  });

  it("is made good by a later one with the same events", async () => {
    const again = requestLog([
      request(
        numbers
          .slice(0, 5)
          .filter((n) => n !== 3)
          .map((n) => purchase(n)),
      ),
    ]);
    const { verdicts } = await reconcileShop({ orders, browser, server: inFives(old) + again });
    expect(verdicts).toEqual({ matched: 35, "event-time": 1 });
  });

  it.each([{ response: { events_received: 5 } }, { response: { status: 200 } }, { status: "200" }])(
    "counts where the log says that Meta took it: %j",
    async (answer) => {
      const server = inFives(none, answer);
      expect((await reconcileShop({ orders, browser, server })).verdicts).toEqual({ matched: 36 });
    },
  );
});

describe("identifiers", () => {
  it.each([
    [{ client_user_agent: "x" }, false],
    [{ fn: "x", ge: "y" }, false],
    [{ db: "x", client_user_agent: "y" }, false],
    [{ fn: "x", ln: "y" }, true],
    [{ db: "x", ge: "y" }, true],
    [{ client_user_agent: "x", fbp: "fb.1.1.1" }, true],
  ] as const)("that are enough for Meta, or not: %j", async (user_data, isEnough) => {
    const server = requestLog(numbers.map((n) => request([purchase(n, asShop(n), { user_data })])));
    const { events } = await reconcileShop({ orders, browser, server });
    expect(events["too-few-identifiers"] ?? 0).toBe(isEnough ? 0 : 36);
  });

  it("that a log leaves out of all events are not too few", async () => {
    const server = requestLog(numbers.map((n) => request([purchase(n, asShop(n), { user_data: {} })])));
    expect((await reconcileShop({ orders, browser, server })).verdicts).toEqual({ matched: 36 });
  });
});
