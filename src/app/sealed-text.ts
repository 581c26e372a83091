import { hashOf } from "../firing/fingerprint.ts";

/** Raised whenever the shape of what is kept between runs changes. */
const shape = 1;

function headOf(version: string, body: string): string {
  return `signal-governance ${version} shape ${shape} ${hashOf(body)}`;
}

/** A value as text under a head that tells which version wrote it and what it must hash to. */
export function sealText(version: string, value: unknown): string {
  const body = JSON.stringify(value);
  return `${headOf(version, body)}\n${body}`;
}

/**
 * The value of a text exactly as this version sealed it; undefined for every other text: cut off, edited, of another version
 * or of another tool. Whatever comes back therefore has the shape that went in.
 */
export function openSealed(version: string, text: string | null): unknown {
  const end = text?.indexOf("\n") ?? -1;
  if (text === null || end < 0) return undefined;
  const body = text.slice(end + 1);
  if (text.slice(0, end) !== headOf(version, body)) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
