import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reconciliationHtml } from "../../../../src/report/reconcile/html/reconciliation-html.ts";
import { concluded } from "../concluded.ts";
import { hostileReconciliation } from "../hostile-reconciliation.ts";
import { clean, ordersAlone, report } from "../world.ts";
import { browsers, startBrowser } from "./browser.ts";

const pages = { report, clean, alone: ordersAlone, hostile: hostileReconciliation('"><img src=x onerror=alert(1)>') };
type Name = keyof typeof pages;

interface Opened {
  readonly page: Page;
  /** What the browser complained about or asked the network for. */
  readonly trouble: readonly string[];
}

interface Focused {
  readonly tag: string;
  readonly label: string;
}

// What runs in the page is text: the tests themselves know no browser.
const focused = `(() => {
  const on = document.activeElement;
  return { tag: on?.tagName ?? "", label: on?.getAttribute("aria-label") ?? on?.textContent ?? "" };
})()`;
const overlapping = `[...document.querySelectorAll("svg.chart")].flatMap((chart) => {
  const boxes = [...chart.querySelectorAll("text")].map((text) => ({ says: text.textContent, box: text.getBoundingClientRect() }));
  return boxes.flatMap((a, index) => boxes.slice(index + 1).flatMap((b) => {
    const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
    const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
    return across > 2 && down > 4 ? [a.says + " over " + b.says] : [];
  }));
})`;

it("tells any browser to load nothing from elsewhere", () => {
  for (const value of Object.values(pages))
    expect(reconciliationHtml(value, concluded(value))).toContain("default-src 'none'");
});

describe.each(browsers)("the report in %s", (executable) => {
  const folder = mkdtempSync(join(tmpdir(), "signal-report-"));
  let browser: Browser;

  beforeAll(async () => {
    for (const [name, value] of Object.entries(pages))
      writeFileSync(join(folder, `${name}.html`), reconciliationHtml(value, concluded(value)));
    browser = await startBrowser(executable);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function open(name: Name, width = 1_100, colorScheme: "light" | "dark" = "light"): Promise<Opened> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const trouble: string[] = [];
    page.on("console", (message) => trouble.push(message.text()));
    page.on("pageerror", (error) => trouble.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith("file:")) trouble.push(request.url());
    });
    await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
    return { page, trouble };
  }

  it("shades the edge at which a table goes on, on a phone", async () => {
    const { page } = await open("report", 390);
    const edges = `[...new Set([...document.querySelectorAll(".scroll")].map((one) => getComputedStyle(one).backgroundAttachment))]`;
    expect(await page.evaluate(edges)).toEqual(["local, local, scroll, scroll"]);
    await page.close();
  });

  it.each(Object.keys(pages) as readonly Name[])(
    "opens from a file without a complaint or a request: %s",
    async (name) => {
      const { page, trouble } = await open(name);
      expect(await page.locator("h1").textContent()).toBe("Do the orders match?");
      expect(trouble).toEqual([]);
      await page.close();
    },
  );

  it("gives every chart a name and a description", async () => {
    const { page } = await open("report");
    const charts = await page.getByRole("img").all();
    expect(charts).toHaveLength(4);
    for (const chart of charts) expect(await chart.ariaSnapshot()).toMatch(/img "[^"]{20,}/);
    expect(await page.getByRole("main").count()).toBe(1);
    expect(await page.getByRole("navigation").count()).toBe(1);
    expect(await page.getByRole("contentinfo").count()).toBe(1);
    await page.close();
  });

  it("lets a keyboard open and reach the table behind every chart", async () => {
    const { page } = await open("report");
    const reached = new Set<string>();
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press("Tab");
      const { tag, label } = await page.evaluate<Focused>(focused);
      if (tag === "BODY") break;
      reached.add(label);
      if (tag === "SUMMARY") await page.keyboard.press("Enter");
    }
    expect(await page.locator("details:not([open])").count()).toBe(0);
    for (const region of await page.locator('[role="region"]').all()) {
      expect(reached).toContain(await region.getAttribute("aria-label"));
      expect(await region.isVisible()).toBe(true);
    }
    await page.close();
  });

  it.each([
    [1_100, "light"],
    [1_100, "dark"],
    [360, "light"],
    [360, "dark"],
  ] as const)("is never wider than a screen of %d pixels (%s)", async (width, scheme) => {
    const { page } = await open("report", width, scheme);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    const dark = await page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    expect(dark).toBe(scheme === "dark" ? "rgb(15, 20, 26)" : "rgb(244, 245, 247)");
    await page.close();
  });

  it("draws inside of its charts, with no label over another", async () => {
    const { page } = await open("report", 360);
    const overlaps = await page.evaluate<readonly string[]>(overlapping);
    expect(overlaps).toEqual([]);
    await page.close();
  });
});
