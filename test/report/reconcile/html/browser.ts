import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const places = [process.env["CHROMIUM_PATH"] ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser"];

/** Where a Chromium is on this machine; null: there is none, and what needs one is left out. */
export const chromiumPath: string | null = places.find((place) => place !== "" && existsSync(place)) ?? null;

if (chromiumPath === null) {
  console.info(
    "The HTML report is opened in no browser: install chromium, or name one in CHROMIUM_PATH, to try that too.",
  );
}

/** Starts the browser that is on this machine. */
export function startBrowser(executablePath: string): Promise<Browser> {
  const offline = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"];
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--no-first-run", ...offline] });
}
