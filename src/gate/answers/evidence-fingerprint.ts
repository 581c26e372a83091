import type { Evidence } from "../../model/evidence.ts";
import { fingerprintOf } from "../../firing/fingerprint.ts";
import type { Seed } from "../requirements/seed.ts";

/** Fingerprint of a requirement together with an evidence file: swapping the file voids the answer. */
export function evidenceFingerprint(
  branch: string,
  { key, rule, facts }: Seed,
  { path, blob }: Pick<Evidence, "path" | "blob">,
): string {
  return fingerprintOf({ branch, key, rule, facts: [...facts, ["evidence", path, blob]] });
}
