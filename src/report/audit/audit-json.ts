import type { Audit } from "../../model/audit.ts";

/** An audit as JSON, described in docs/output.md. */
export function auditJson(audit: Audit): string {
  return `${JSON.stringify(audit, null, 2)}\n`;
}
