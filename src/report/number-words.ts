import type { Rate } from "../model/reconciliation.ts";

/** A count with its thousands set apart: "1,912". */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A share in percent: "93.7 %". What is not all is never called 100 %, what is not nothing never 0 %. */
export function percent({ numerator, denominator }: Rate): string {
  if (denominator === 0) return "unknown";
  const share = (100 * numerator) / denominator;
  if (numerator > 0 && share < 0.1) return "< 0.1 %";
  if (numerator < denominator && share > 99.9) return "> 99.9 %";
  return `${share.toFixed(1).replace(/\.0$/, "")} %`;
}

/** A limit that somebody wrote, in percent as it was written: 0.985 is "98.5 %". */
export function limitPercent(rate: number): string {
  return `${String(Number((100 * rate).toFixed(4)))} %`;
}

/** An amount without the zeros that only the engine writes: "129.9000 EUR" is 129.90 EUR. Any other text stays. */
export function amountWords(text: string): string {
  return text.replace(/^(-?\d{1,20}\.\d\d\d{0,10}?)0{1,10}(?= [A-Z]{3}$|$)/, "$1");
}

/** A rate as its two counts and the share: "57 of 150 (38 %)". */
export function rateWords(rate: Rate): string {
  return `${grouped(rate.numerator)} of ${grouped(rate.denominator)} (${percent(rate)})`;
}

/** A probability as small as is worth saying: "p = 0.0021", "p < 1e-20". */
export function probabilityWords(p: number): string {
  if (p < 1e-20) return "p < 1e-20";
  return `p = ${p < 0.0001 ? p.toExponential(0) : String(Number(p.toPrecision(2)))}`;
}

/** A span of time in its largest fitting unit: "40 s", "41 min", "3 h", "2 days". */
export function spanWords(seconds: number): string {
  const size = Math.abs(seconds);
  if (size < 120) return `${String(Math.round(size))} s`;
  if (size < 7_200) return `${String(Math.round(size / 60))} min`;
  if (size < 172_800) return `${String(Math.round(size / 3_600))} h`;
  return `${String(Math.round(size / 86_400))} days`;
}
