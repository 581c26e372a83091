import { inertHtml } from "../inert/inert-html.ts";

/** How one day stood for a conclusion: `before` the sheet was adopted nothing was known. */
export type DayState = "usable" | "paused" | "before";

/** The last days of a conclusion of a store, oldest first, ending with the day of the status. */
export interface RowDays {
  readonly conclusion: string;
  readonly store: string;
  readonly days: readonly DayState[];
}

const step = 5;
const barWidth = 4;
const height = 22;
const bars: Readonly<Record<DayState, number>> = { paused: height, usable: 8, before: 2 };

/** The days as bars in one small picture: tall for paused, so that it reads without colours. */
export function dayStrip(days: readonly DayState[]): string {
  const paused = days.filter((day) => day === "paused").length;
  const label = `Paused at the end of ${String(paused)} of the last ${String(days.length)} days`;
  const width = days.length * step - (step - barWidth);
  const drawn = days
    .map((day, index) => {
      const tall = bars[day];
      return `<rect class="${day}" x="${String(index * step)}" y="${String(height - tall)}" width="${String(barWidth)}" height="${String(tall)}" rx="1"/>`;
    })
    .join("");
  return `<svg class="strip" role="img" aria-label="${inertHtml(label)}" viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}">${drawn}</svg>`;
}
