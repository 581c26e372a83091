import type { Audit } from "../../model/audit.ts";

/** An audit as JSON, `schema/audit.schema.json`. */
export function auditJson(audit: Audit): string {
  return `${JSON.stringify(audit, null, 2)}\n`;
}
