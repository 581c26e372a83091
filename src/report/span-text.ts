/** A span of time up to the minute, in UTC: "2026-11-01 12:00 to 2026-11-07 23:59 UTC". */
export function spanText({ from, to }: { readonly from: string; readonly to: string }): string {
  const minute = (instant: string) => instant.slice(0, 16).replace("T", " ");
  return `${minute(from)} to ${minute(to)} UTC`;
}
