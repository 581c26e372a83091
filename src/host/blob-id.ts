import { createHash } from "node:crypto";
import type { Sha } from "../model/change.ts";

/** The id that git gives a blob of these bytes; `algorithm` is that of the repository. */
export function blobId(bytes: Uint8Array, algorithm: "sha1" | "sha256"): Sha {
  return createHash(algorithm)
    .update(`blob ${String(bytes.byteLength)}\0`)
    .update(bytes)
    .digest("hex");
}
