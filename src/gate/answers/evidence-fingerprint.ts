import type { Evidence } from "../../model/evidence.ts";
import { fingerprintOf } from "../../firing/fingerprint.ts";
import type { AskedRequirement } from "../requirements/asked-requirement.ts";

/** Fingerprint of a requirement together with an evidence file: swapping the file voids the answer. */
export function evidenceFingerprint(
  branch: string,
  { key, rule, facts }: AskedRequirement,
  { path, blob }: Pick<Evidence, "path" | "blob">,
): string {
  return fingerprintOf({ branch, key, rule, facts: [...facts, ["evidence", path, blob]] });
}
