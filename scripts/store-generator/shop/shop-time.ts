/** Toronto leaves summer time on the first Sunday of November, at 06:00 UTC, and enters it on the second of March. */
const winterOf2026 = Date.UTC(2026, 10, 1, 6);
const summerOf2026 = Date.UTC(2026, 2, 8, 7);

/** Seconds that the shop's clock is ahead of UTC. */
export function shopOffset(at: number): number {
  return at >= summerOf2026 && at < winterOf2026 ? -4 * 3600 : -5 * 3600;
}

function local(at: number): string {
  return new Date(at + shopOffset(at) * 1000).toISOString();
}

/** `2026-09-01T08:00:00-04:00`. */
export function isoWithOffset(at: number): string {
  return `${local(at).slice(0, 19)}-0${Math.abs(shopOffset(at) / 3600)}:00`;
}

/** `2026-09-01 08:00:00 -0400`, as the admin exports it. */
export function exportTime(at: number): string {
  return `${local(at).slice(0, 19).replace("T", " ")} -0${Math.abs(shopOffset(at) / 3600)}00`;
}
