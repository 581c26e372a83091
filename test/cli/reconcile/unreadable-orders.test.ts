import { describe, expect, it } from "vitest";
import { asShop, browserLog, ordersCsv, ordersJson, reconcileShop, serverLog, textOfShop } from "./foreign-shop.ts";

const shop = { browser: browserLog(asShop), server: serverLog() };
const ofThird = /("name":"#1003".*?"total_price":)"100.00"/u;

describe("orders whose amount could not be read", () => {
  it.each([
    ["thousands that are marked off", ordersCsv().replace("10.00,15.00,100.00", '10.00,15.00,"1.100,00"')],
    ["an error of a spreadsheet", ordersCsv().replace("10.00,15.00,100.00", "10.00,15.00,#REF!")],
    ["more than a number can be", ordersJson().replace(ofThird, '$1"1e400"')],
    ["another kind of value", ordersJson().replace(ofThird, '$1{"amount":"100.00"}')],
    ["no amount at all", ordersJson().replace(ofThird, "$1null")],
  ])("leave the answer open, however right the others are: %s", async (_, orders) => {
    const { code, verdicts, said } = await reconcileShop({ ...shop, orders });
    expect({ code, verdicts }).toEqual({ code: 2, verdicts: { matched: 35, unknown: 1 } });
    expect(said).toContain("order-amount-unknown");
    expect(said).not.toContain("buyers-money-unknown");
    expect(await textOfShop({ ...shop, orders })).toContain("1 order can't be judged: its amount could not be read");
  });

  it("are of no weight where the sheet does not speak of the amount that is broken", async () => {
    const orders = ordersCsv().replace("75.00,10.00,15.00,100.00", "#REF!,10.00,15.00,100.00");
    expect(await reconcileShop({ ...shop, orders })).toMatchObject({ code: 0, verdicts: { matched: 36 } });
  });
});

describe("orders whose time could not be read", () => {
  it.each([
    ["no time at all", "null"],
    ["a spreadsheet's serial number", '"46093.52"'],
  ])("leave the answer open: %s", async (_, time) => {
    const orders = ordersJson().replace(/("name":"#1003","created_at":)"[^"]+"/u, `$1${time}`);
    const { code, verdicts, said } = await reconcileShop({ ...shop, orders });
    expect({ code, verdicts }).toEqual({ code: 2, verdicts: { matched: 35, unknown: 1 } });
    expect(said).toContain("order-time-unknown");
  });
});
