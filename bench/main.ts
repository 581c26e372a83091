import { actionBench } from "./action.ts";
import { firingBench } from "./firing.ts";
import { lintBench } from "./lint.ts";
import type { Bench, Row } from "./measure.ts";
import { reconcileBench } from "./reconcile.ts";
import { statusBench } from "./status.ts";

const benches: readonly Bench[] = [firingBench, actionBench, lintBench, statusBench, reconcileBench];

const asked = process.argv.slice(2);
const chosen = benches.filter(({ name }) => asked.length === 0 || asked.includes(name));
if (chosen.length === 0) {
  console.error(`No bench of that name. There are: ${benches.map(({ name }) => name).join(", ")}.`);
  process.exitCode = 2;
}
for (const bench of chosen) {
  const rows = await bench.run();
  console.log(`\n${bench.name}\n\n${table(rows)}`);
  if (rows.some(isOver)) process.exitCode = 1;
}

function table(rows: readonly Row[]): string {
  const head = ["measured", "value", "beside", "value", "unit", "ratio", "goal"];
  const cells = [head, ...rows.map(rowCells)];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function rowCells(row: Row): readonly string[] {
  const goal = row.goal === null ? "" : `${isOver(row) ? "over" : "within"} ${row.goal}`;
  const values = [row.what, row.value.toFixed(1), row.baseline, row.baseline_value.toFixed(1)];
  return [...values, row.unit ?? "ms", ratio(row).toFixed(2), goal];
}

function ratio({ value, baseline_value }: Row): number {
  return value / baseline_value;
}

function isOver(row: Row): boolean {
  return row.goal !== null && ratio(row) > row.goal;
}
