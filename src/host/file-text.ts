import type { FileText } from "../model/change.ts";

/** Largest file in bytes that conditions read; a larger one is "unreadable: too-large". */
export const maxTextBytes = 2 * 1024 * 1024;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Bytes of a file as text, the same on every host: a NUL makes it binary, and a byte order mark stays. */
export function decodeFileText(bytes: Uint8Array): FileText {
  if (bytes.byteLength > maxTextBytes) return { unreadable: "too-large" };
  if (bytes.includes(0)) return { unreadable: "binary" };
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return { unreadable: "not-utf8" };
  }
}
