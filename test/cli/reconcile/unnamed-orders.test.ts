import { describe, expect, it } from "vitest";
import {
  asShop,
  numbers,
  ordersCsv,
  ordersJson,
  purchase,
  reconcileShop,
  request,
  requestLog,
  textOfShop,
} from "./foreign-shop.ts";

type Custom = Readonly<Record<string, unknown>>;

/** Both logs, with events that say this of their order beside what they say of their products. */
function logs(idOf: (n: number) => string, custom: (n: number) => Custom = () => ({ order_id: undefined })) {
  const events = numbers.map((n) => purchase(n, asShop(n), { event_id: idOf(n) }, custom(n)));
  return { browser: requestLog(events), server: requestLog(events.map((event) => request([event]))) };
}

const byId = logs((n) => `order-${String(7000 + n)}`);
const tokens = logs((n) => `token${String(n)}`);
const token = "{order.checkout_token}";

describe("orders whose event id can't be worked out", () => {
  it.each([
    ["an export without ids", ordersCsv(() => null), byId, "order-{order.id}"],
    [
      "an export without ids, whose events name them",
      ordersCsv(() => null),
      logs(
        (n) => `order-${7000 + n}`,
        () => ({}),
      ),
      "order-{order.id}",
    ],
    ["ids that a spreadsheet rounded", ordersCsv(() => "5.6E+12"), byId, "order-{order.id}"],
    ["an export, which has no tokens", ordersCsv(), tokens, token],
    ["orders without their tokens", ordersJson(), tokens, token],
  ] as const)("are unknown: %s", async (_, orders, sent, template) => {
    const shop = { orders, ...sent, template };
    const { code, verdicts, said } = await reconcileShop(shop);
    const text = await textOfShop(shop);
    expect({ code, verdicts }).toEqual({ code: 2, verdicts: { unknown: 36 } });
    expect(said).toContain("event-id-unknown");
    expect(said).not.toContain("log-covers-part");
    expect(text).toContain(
      `36 orders can't be judged: the orders' file does not hold ${template.replace("order-", "")}`,
    );
  });

  it("are judged where events name them, and missing where their event is", async () => {
    const { browser, server } = logs(
      (n) => `token${String(n)}`,
      () => ({}),
    );
    const shop = { orders: ordersCsv(), browser, template: token };
    expect((await reconcileShop({ ...shop, server })).verdicts).toEqual({ matched: 36 });
    const fewer = server.split("\n").slice(6).join("\n");
    expect((await reconcileShop({ ...shop, server: fewer })).verdicts).toEqual({ matched: 30, "missing-on-server": 6 });
  });

  it("are missing where no event is left that may be theirs", async () => {
    const view = purchase(1, asShop(1), { event_name: "PageView", event_id: null });
    const server = requestLog([request([view]), request([{ ...view, event_time: view.event_time + 7200 }])]);
    expect((await reconcileShop({ orders: ordersCsv(), server, template: token })).verdicts).toEqual({
      "missing-on-server": 36,
    });
  });

  it("are not right for one path alone", async () => {
    const named = logs(
      (n) => `token${String(n)}`,
      () => ({}),
    );
    const { code, verdicts } = await reconcileShop({
      orders: ordersCsv(),
      browser: named.browser,
      server: logs((n) => `x${String(n)}`).server,
      template: token,
    });
    expect({ code, verdicts }).toEqual({ code: 2, verdicts: { unknown: 36 } });
  });
});
