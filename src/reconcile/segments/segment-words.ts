import type { FailingSegment, Rate } from "../../model/reconciliation.ts";

function share({ numerator, denominator }: Rate): string {
  const percent = denominator === 0 ? 0 : (100 * numerator) / denominator;
  const rounded = percent > 0 && percent < 1 ? percent.toPrecision(1) : percent.toFixed(0);
  return `${rounded} %`;
}

/** A failing segment in one line: "duplicate: 38 % (57 of 150) on mobile + Shop Pay, 1 % (20 of 2000) elsewhere". */
export function segmentWords({ verdict, where, inside, outside }: FailingSegment): string {
  const parts = where.map(({ dimension, value }) =>
    bare.has(dimension) ? value : `${dimension.replaceAll("_", " ")} ${value}`,
  );
  const elsewhere = `${share(outside)} (${outside.numerator} of ${outside.denominator}) elsewhere`;
  return `${verdict}: ${share(inside)} (${inside.numerator} of ${inside.denominator}) on ${parts.join(" + ")}, ${elsewhere}`;
}

/** Dimensions whose values speak for themselves. */
const bare = new Set(["device", "browser", "gateway"]);
