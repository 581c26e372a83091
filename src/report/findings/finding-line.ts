import type { Finding } from "../../model/finding.ts";
import { messageFor } from "../finding-pages/finding-messages.ts";

/** A finding on one line of plain text, "error[unknown-owner] governance/owners.yml: …; what to do". It may hold foreign text. */
export function findingLine(finding: Finding): string {
  const { message, fix } = messageFor(finding);
  const place = finding.place === undefined ? "" : `${finding.place.file}: `;
  return `${finding.severity}[${finding.code}] ${place}${message}${fix === null ? "" : `; ${fix}`}`;
}
