import { describe, expect, it } from "vitest";
import { statusHtml } from "../../../src/report/status/status-html.ts";
import { browsers, startBrowser } from "../reconcile/html/browser.ts";
import { view } from "./world.ts";

// What runs in the page is text: the tests themselves know no browser.
const shown = `[...document.querySelectorAll("details > :not(summary)")].map((part) => part.checkVisibility({ contentVisibilityAuto: true }))`;

const narrowest = `Math.min(...[...document.querySelectorAll("td[data-label]:not(:empty)")].map((cell) => cell.getBoundingClientRect().width))`;

describe.each(browsers)("the status in %s", (executable) => {
  it.each([320, 600, 768, 820, 960, 961, 1_200])("leaves room for what to use instead at %i pixels", async (width) => {
    const browser = await startBrowser(executable);
    try {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      await page.setContent(statusHtml(view, []));
      expect(await page.evaluate<number>(narrowest)).toBeGreaterThanOrEqual(200);
    } finally {
      await browser.close();
    }
  });

  it("tells on paper what a screen folds: nobody can click there", async () => {
    const browser = await startBrowser(executable);
    try {
      const page = await browser.newPage();
      await page.setContent(statusHtml(view, []));
      const onScreen = await page.evaluate<readonly boolean[]>(shown);
      await page.emulateMedia({ media: "print" });
      expect(onScreen.length).toBeGreaterThan(0);
      expect(new Set(onScreen)).toEqual(new Set([false]));
      // What is shown changes with the next picture that the browser draws.
      await expect.poll(async () => page.evaluate<readonly boolean[]>(shown)).toEqual(onScreen.map(() => true));
    } finally {
      await browser.close();
    }
  });
});
