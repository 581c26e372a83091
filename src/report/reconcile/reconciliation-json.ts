import type { Reconciliation } from "../../model/reconciliation.ts";

/** The gate reads evidence up to 256 KiB; the rest is room for what people add to it. */
const mostBytes = 250_000;

/**
 * The report of schema/reconciliation.schema.json, which the gate reads as evidence; byte for byte the same for the same value. Of what only
 * illustrates, failing and matched orders and days, there is as much as keeps it small enough for that: the first orders, the last days.
 */
export function reconciliationJson({ retest, ...report }: Reconciliation): string {
  const { version, kind, ...rest } = report;
  const whole = { version, kind, ...(retest === null ? {} : { retest }), ...rest };
  const bare = { ...whole, days: [], failing: [], matched: [] };
  const room = createRoom(mostBytes - bytesOf(written(bare)));
  const days = room.fill([...report.days].reverse()).reverse();
  const failing = room.fill(report.failing);
  return written({ ...whole, days, failing, matched: room.fill(report.matched) });
}

function createRoom(bytes: number) {
  let left = bytes;
  return {
    /** As many of the items as there is room for. */
    fill: <T>(items: readonly T[]): T[] => {
      const fitting: T[] = [];
      for (const item of items) {
        const size = bytesOf(line(item)) + 2;
        if (size > left) break;
        left -= size;
        fitting.push(item);
      }
      return fitting;
    },
  };
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Lists have a line for each item, so that a report that changes is read as a diff. */
function written(value: object): string {
  const entries = Object.entries(value).map(([key, item]) => `  ${JSON.stringify(key)}: ${block(item)}`);
  return `{\n${entries.join(",\n")}\n}\n`;
}

function block(item: unknown): string {
  if (Array.isArray(item)) return item.length === 0 ? "[]" : `[\n${item.map(line).join(",\n")}\n  ]`;
  return JSON.stringify(item, null, 2).replaceAll("\n", "\n  ");
}

function line(item: unknown): string {
  return `    ${JSON.stringify(item)}`;
}
