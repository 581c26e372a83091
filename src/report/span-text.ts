/** A span of time up to the minute, in UTC: "2026-11-01 12:00 to 2026-11-07 23:59 UTC". */
export function spanText({ from, to }: { readonly from: string; readonly to: string }): string {
  return `${minuteText(from)} to ${minuteText(to)} UTC`;
}

/** A moment up to the minute; whoever writes it says that it is UTC. */
export function minuteText(instant: string): string {
  return instant.slice(0, 16).replace("T", " ");
}
