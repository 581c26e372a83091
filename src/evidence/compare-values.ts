/** A cell of a sample: a value, null for "was not there", `unknown` for "could not be seen". A blank cell or an empty list holds no value either. */
export type Cell = string | number | boolean | null | readonly (string | number)[];

/**
 * Compares what the sides of one order say about one parameter. A side that is not listed was not asked for; two
 * known sides that differ are wrong whatever else is unknown; anything unknown makes the rest unknown.
 */
export function compareValues(
  sides: readonly (Cell | undefined)[],
  tolerance: string | null,
): "right" | "wrong" | "unknown" {
  const listed = sides.filter((side) => side !== undefined);
  const known = listed.filter((side) => !isUnknown(side));
  const [first, ...others] = known;
  if (first === undefined || others.length === 0) return "unknown";
  if (known.some((a, index) => known.slice(index + 1).some((b) => !areEqual(a, b, tolerance)))) return "wrong";
  return known.length === listed.length && comparable(first) !== absent ? "right" : "unknown";
}

/** However a person writes it: the tool's own tables show it as a question mark. */
function isUnknown(cell: Cell): boolean {
  return typeof cell === "string" && /^(?:unknown|\?)$/i.test(cell.trim());
}

/** No text that a path sends equals "was not there". */
const absent = "\u0000";
/** Only instants that say their offset are compared: any other reading depends on the machine. */
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

function areEqual(a: Cell, b: Cell, tolerance: string | null): boolean {
  const left = comparable(a);
  const right = comparable(b);
  if (left === right) return true;
  if (tolerance === null) return false;
  const distance = distanceOf(left, right);
  return distance !== null && distance <= Number(tolerance) + Number.EPSILON;
}

/** Ids are a set and compare as strings; amounts compare by value, `129.90` and `129.9` alike. */
function comparable(cell: Cell): string {
  if (cell === null) return absent;
  const text = typeof cell === "object" ? [...new Set(cell.map(String))].sort().join("\n") : String(cell).trim();
  if (text === "") return absent;
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, "").replace(/^-0$/, "0") : text;
}

/** Difference of two amounts, or seconds between two instants; null when they are neither. */
function distanceOf(left: string, right: string): number | null {
  const number = /^-?\d+(\.\d+)?$/;
  if (number.test(left) && number.test(right)) return Math.round(Math.abs(Number(left) - Number(right)) * 1e6) / 1e6;
  if (!instant.test(left) || !instant.test(right)) return null;
  const seconds = Math.abs(Date.parse(left) - Date.parse(right)) / 1000;
  return Number.isNaN(seconds) ? null : seconds;
}
