import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { landedAt } from "../landed-store.ts";
import { createOrdersStore, type Line, type OrdersStore } from "./orders-store.ts";

const cut = "2026-11-10T00:00:00Z";
const isBefore = (seconds: number): boolean => seconds * 1000 < Date.parse(cut);
const windows = ["--compare", "2026-10-31..2026-11-09", "--from", "2026-11-10"] as const;
const codes = ({ findings }: { readonly findings: readonly { readonly code: string }[] }): readonly string[] =>
  findings.map(({ code }) => code);

let store: OrdersStore;

describe("two windows", () => {
  beforeAll(() => {
    store = createOrdersStore({ orders: 300, faults: [`ids-differ@from=${cut}+share=0.4`] });
    // Until then half of the events went without an address.
    store.edit("server.jsonl", ({ data = [], ...line }) => ({
      ...line,
      data: data.map((event, index) => {
        const { em, ...rest } = event.user_data;
        return isBefore(event.event_time) && index % 2 === 0
          ? { ...event, user_data: rest }
          : { ...event, user_data: { ...rest, em } };
      }),
    }));
  });
  afterAll(() => store.repository.remove());

  it("are compared as they were named: identity that rises while matches fall is an incident of its own", async () => {
    const report = await store.report(...windows);
    expect(report.compared).toMatchObject({
      windows: "named",
      before: { from: "2026-10-31T00:00:00Z", to: "2026-11-09T23:59:59.999Z" },
      after: { from: "2026-11-10T00:00:00Z" },
    });
    const rates = [...(report.compared?.matches ?? []), ...(report.compared?.identity ?? [])];
    const moved = (name: string): readonly number[] =>
      rates
        .filter((rate) => rate.name === name)
        .flatMap(({ before, after }) => [before.numerator / before.denominator, after.numerator / after.denominator]);
    expect(moved("same_event_id")[0]).toBe(1);
    expect(moved("same_event_id")[1]).toBeLessThan(0.75);
    expect(moved("em")[0]).toBeLessThan(0.85);
    expect(moved("em")[1]).toBe(1);
    expect(codes(report)).toContain("identity-up-matches-down");
  });

  it("leave the verdicts to the judged one: no order of the other counts", async () => {
    const [both, alone] = [await store.report(...windows), await store.report("--from", "2026-11-10")];
    expect({ ...both, compared: null, findings: [] }).toEqual({ ...alone, compared: null, findings: [] });
    expect(alone.compared?.windows).toBe("halves");
    expect(both.compared?.after.to).toBe(alone.compared?.after.to);
  });

  it("are the halves of what was judged where none is named", async () => {
    const report = await store.report();
    expect(report.compared?.windows).toBe("halves");
    expect(codes(report)).toContain("identity-up-matches-down");
  });

  it("stand side by side for people, in the terminal, in markdown and on the page", async () => {
    for (const form of [[], ["--markdown"], ["--html"]]) {
      const { out } = await store.sg("reconcile", ...store.files, ...windows, ...form);
      expect(out).toMatch(/of orders with both events: one id/u);
      expect(out).toMatch(/of orders(?:'|&#39;) events: e-mail address \(em\)/u);
      expect(out).toMatch(/more is identified \(em/u);
    }
  });

  it("say so where one of them has no order", async () => {
    const { out } = await store.sg("reconcile", ...store.files, "--compare", "2026-09-01..2026-09-02", "--from", cut);
    expect(out).toContain("no order could be judged from 1 Sep 00:00 to 2 Sep 23:59");
  });

  it("open the incident with the whole report", async () => {
    const { code } = await store.sg("reconcile", ...store.files, ...windows, "--json", "--out", "report.json");
    expect(code).toBe(1);
    const routed = await store.sg("route", "--from", "report.json", "--write", "--at", cut, "--store", "us");
    expect([routed.code, routed.err]).toEqual([0, ""]);
    const [record = ""] = store.list("governance/records");
    expect(store.record(`governance/records/${record}`)).toMatchObject({ kind: "incident", happened_at: cut });
    expect((await store.sg("lint")).code).toBe(0);
  });

  it("are a failed test case for each limit of the retest that is missed, and an error where nobody knows", async () => {
    const answer = (...files: readonly string[]) =>
      store.sg("reconcile", ...files, "--junit", "--retest", "order-reconciliation");
    const missed = await answer(...store.files);
    expect(missed.code).toBe(1);
    expect(missed.out).toMatch(
      /name="same_event_id: at least 98 % needed, on 150 or more"><failure message="deduplicated by its own id: \d+ of \d+/u,
    );
    expect(missed.out).toMatch(/name="same_value: at least 98 % needed, on 150 or more"\/>/u);
    const unknown = await answer("data/orders.jsonl", "data/server.jsonl");
    expect(unknown.code).toBe(2);
    expect(unknown.out).toMatch(
      /name="same_event_id: [^"]+"><error message="deduplicated by its own id: could not know; /u,
    );
  });

  it.each([
    [["--compare", "2026-11-01"], "takes two days with .. between"],
    [["--compare", "2026-11-01.."], "takes two days with .. between"],
    [["--compare", "2026-11-01..2026-11-02..2026-11-03"], "takes two days with .. between"],
    [["--compare", "2026-11-01..2026-11-02"], "there is no --from"],
    [["--compare", "2026-11-02..2026-11-01", "--from", "2026-11-03"], "ends before it begins"],
    [["--compare", "2026-11-01..2026-11-03", "--from", "2026-11-03"], "must end before --from begins"],
    [["--compare", "2026-11-31..2026-12-02", "--from", "2026-12-03"], "is no moment"],
  ] as const)("are refused as %j, with what to write", async (words, says) => {
    const { code, err } = await store.sg("reconcile", ...store.files, ...words);
    expect([code, err]).toEqual([2, expect.stringContaining(says)]);
  });
});

describe("what nobody declared", () => {
  const wallet = (line: Line, index: number): Line =>
    Date.parse(line.created_at ?? "") >= Date.parse(cut) && index % 3 === 0
      ? { ...line, gateway: "klarna_wallet", payment_gateway_names: ["klarna_wallet"] }
      : line;
  beforeAll(() => {
    store = createOrdersStore({
      orders: 300,
      faults: [`duplicate-sender@from=${cut}+share=0.4`, `dataset-split@from=${cut}+share=0.2`],
    });
    let index = 0;
    store.edit("orders.jsonl", (line) => wallet(line, index++));
  });
  afterAll(() => store.repository.remove());

  it("is told with its first order and time: a gateway, a sender and a dataset", async () => {
    const { findings } = await store.report();
    const told = findings.flatMap((found) => (found.code === "undeclared-change" ? [found.args] : []));
    expect(told.map(({ what, value }) => [what, value])).toEqual(
      expect.arrayContaining([
        ["payment gateway", "klarna_wallet"],
        ["sender of events", "shopify_web_pixel"],
        ["dataset", "123456789012346"],
      ]),
    );
    expect(told).toHaveLength(3);
    for (const { first_seen, first_order } of told) {
      expect(Date.parse(first_seen)).toBeGreaterThanOrEqual(Date.parse(cut));
      expect(Date.parse(first_seen)).toBeLessThan(Date.parse(cut) + 86_400_000);
      expect(first_order).toMatch(/^[0-9a-f]{12}$/u);
    }
  });

  it("stands in every report with the record to copy, and is declared once that has landed", async () => {
    const lines = /kind: change\n +declares:\n +- payment-app\n[\s\S]*?klarna_wallet/u;
    const { out } = await store.sg("reconcile", ...store.files);
    expect(out).toMatch(lines);
    for (const form of ["--markdown", "--html"])
      expect((await store.sg("reconcile", ...store.files, form)).out).toMatch(/declares:\n *- payment-app/u);
    const { findings } = await store.report();
    const [record] = findings.flatMap((found) =>
      found.code === "undeclared-change" && found.args.value === "klarna_wallet" ? [found.args.record] : [],
    );
    store.write(record?.path ?? "", record?.text ?? "");
    expect((await store.sg("lint")).code).toBe(0);
    store.land("2026-11-20T09:00:00Z", record?.path ?? "");
    const left = (await store.report()).findings;
    expect(JSON.stringify(left)).not.toContain("klarna_wallet");
    expect(codes({ findings: left })).toContain("undeclared-change");
  });
});

describe("Meta's own count", () => {
  afterEach(() => store.repository.remove());

  it("that rises while the shop's orders fall is told, and opens an incident", async () => {
    store = createOrdersStore({ orders: 300 });
    const days = Array.from({ length: 21 }, (_, index) => {
      const day = new Date(Date.UTC(2026, 9, 31 + index)).toISOString().slice(0, 10);
      return `${day},Purchase,${String(index < 10 ? 14 : 30)},1000,7.1\n`;
    });
    store.write("data/totals.csv", `date,event,count,value,emq\n${days.join("")}`);
    const all = await store.report("--totals", "data/totals.csv");
    expect(codes(all)).toEqual(["totals-rise-alone"]);
    expect(all.compared?.totals?.meta[1]).toBeGreaterThan(all.compared?.totals?.meta[0] ?? 0);
    store.write("report.json", JSON.stringify(all));
    const { code, out } = await store.sg("route", "--from", "report.json", "--write", "--at", cut);
    expect(code).toBe(0);
    expect(out).toContain("governance/records/");
    expect(store.list("governance/records")).toHaveLength(1);
  });
});

describe("a failure in one part of the orders", () => {
  afterEach(() => store.repository.remove());
  const since = "2026-11-12T08:00:00Z";

  it("is told since when, with the change nearest before it from the repository's history", async () => {
    store = createOrdersStore({ orders: 300, faults: [`missing-server@device=mobile+from=${since}+share=0.9`] });
    for (const [day, trigger] of [
      ["05", "theme"],
      ["12", "payment-app"],
    ] as const) {
      const { code } = await store.sg("declare", trigger, "--at", `2026-11-${day}T07:00:00Z`, "--detail", "Switched.");
      expect(code).toBe(0);
    }
    for (const name of store.list("governance/records"))
      store.land("2026-11-13T09:00:00Z", `governance/records/${name}`);
    const { segments } = await store.report();
    expect(segments[0]).toMatchObject({
      verdict: "missing-on-server",
      where: expect.arrayContaining([{ dimension: "device", value: "mobile" }]) as unknown,
      after: { at: "2026-11-12T07:00:00Z" },
    });
    const first = Date.parse(segments[0]?.first_seen ?? "");
    expect(first).toBeGreaterThanOrEqual(Date.parse(since));
    expect(first).toBeLessThan(Date.parse(landedAt));
    const what = segments[0]?.after?.what ?? "";
    expect(what).toContain("payment-app");
    const words = /first seen 12 Nov \d\d:\d\d UTC; nearest change before it: ([^,]+), \d+ (?:min|h) earlier/u;
    for (const form of [[], ["--markdown"], ["--html"]]) {
      const { out } = await store.sg("reconcile", ...store.files, ...form);
      const flat = out.replace(/\\/gu, "").replace(/\s+/gu, " ");
      expect(words.exec(flat)?.[1]).toBe(what);
    }
  });
});
