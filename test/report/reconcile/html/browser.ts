import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const places = [process.env["CHROMIUM_PATH"] ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser"];

const found = places.find((place) => place !== "" && existsSync(place));

/** The Chromium of this machine, if there is one. */
export const browsers: readonly string[] = found === undefined ? [] : [found];

if (found === undefined) {
  console.info(
    "The HTML report is opened in no browser: install chromium, or name one in CHROMIUM_PATH, to try that too.",
  );
}

/** Starts the browser that is on this machine. */
export function startBrowser(executablePath: string): Promise<Browser> {
  const offline = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"];
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--no-first-run", ...offline] });
}
