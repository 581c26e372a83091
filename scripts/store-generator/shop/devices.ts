import type { Random } from "../random.ts";

/** What a buyer visits the shop with. */
export interface Device {
  readonly device: "mobile" | "desktop" | "tablet";
  readonly browser: "safari" | "chrome" | "firefox" | "samsung" | "edge";
  readonly userAgent: string;
}

const webkit = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
const blink = "AppleWebKit/537.36 (KHTML, like Gecko)";

const devices: readonly (readonly [Device, number])[] = [
  [
    {
      device: "mobile",
      browser: "safari",
      userAgent: `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) ${webkit} Version/18.5 Mobile/15E148 Safari/604.1`,
    },
    41,
  ],
  [
    {
      device: "mobile",
      browser: "chrome",
      userAgent: `Mozilla/5.0 (Linux; Android 10; K) ${blink} Chrome/139.0.0.0 Mobile Safari/537.36`,
    },
    22,
  ],
  [
    {
      device: "mobile",
      browser: "samsung",
      userAgent: `Mozilla/5.0 (Linux; Android 10; K) ${blink} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
    },
    4,
  ],
  [
    {
      device: "desktop",
      browser: "chrome",
      userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Chrome/139.0.0.0 Safari/537.36`,
    },
    17,
  ],
  [
    {
      device: "desktop",
      browser: "safari",
      userAgent: `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/18.5 Safari/605.1.15`,
    },
    7,
  ],
  [
    {
      device: "desktop",
      browser: "firefox",
      userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0",
    },
    3,
  ],
  [
    {
      device: "desktop",
      browser: "edge",
      userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0`,
    },
    4,
  ],
  [
    {
      device: "tablet",
      browser: "safari",
      userAgent: `Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) ${webkit} Version/18.5 Mobile/15E148 Safari/604.1`,
    },
    2,
  ],
];

/** Devices and browsers as a shop sees them. */
export const makeDevice = (random: Random): Device => random.weighted(devices);
