import { describe, expect, it } from "vitest";
import { statusHtml } from "../../../src/report/status/status-html.ts";
import { browsers, startBrowser } from "../reconcile/html/browser.ts";
import { view } from "./world.ts";

// What runs in the page is text: the tests themselves know no browser.
const shown = `[...document.querySelectorAll("details > :not(summary)")].map((part) => part.checkVisibility({ contentVisibilityAuto: true }))`;

describe.each(browsers)("the status on paper in %s", (executable) => {
  it("tells what a screen folds: nobody can click on paper", async () => {
    const browser = await startBrowser(executable);
    try {
      const page = await browser.newPage();
      await page.setContent(statusHtml(view, []));
      const onScreen = await page.evaluate<readonly boolean[]>(shown);
      await page.emulateMedia({ media: "print" });
      const onPaper = await page.evaluate<readonly boolean[]>(shown);
      expect(onScreen.length).toBeGreaterThan(0);
      expect(new Set(onScreen)).toEqual(new Set([false]));
      expect(new Set(onPaper)).toEqual(new Set([true]));
    } finally {
      await browser.close();
    }
  });
});
