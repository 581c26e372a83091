import { textHash } from "../../firing/fingerprint.ts";
import type { LedgerCache } from "../../port/ledger-cache.ts";

/** Raised whenever the shape of what is kept between runs changes. */
const shape = 12;

function headOf({ version }: LedgerCache, key: string, body: string): string {
  return `signal-governance ${version} shape ${shape} ${textHash(`${key}\n${body}`)}`;
}

/** Keeps a value under a head that tells which version wrote it and what it must hash to. */
export async function writeSealed(cache: LedgerCache, key: string, value: unknown): Promise<void> {
  const body = JSON.stringify(value);
  await cache.write(key, `${headOf(cache, key, body)}\n${body}`);
}

/**
 * The value exactly as this version kept it under this key; undefined for every other text: cut off, edited, of another version,
 * under another key or of another tool. Whatever comes back therefore has the shape that went in.
 */
export async function readSealed(cache: LedgerCache, key: string): Promise<unknown> {
  const text = await cache.read(key);
  const end = text?.indexOf("\n") ?? -1;
  if (text === null || end < 0) return undefined;
  const body = text.slice(end + 1);
  if (text.slice(0, end) !== headOf(cache, key, body)) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
