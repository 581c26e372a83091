import type { Finding } from "../model/finding.ts";
import type { Owner, Sheet } from "../model/sheet.ts";
import { linkSheet } from "./link-sheet.ts";
import { readSheet, type SourceFile } from "./read-sheet.ts";
import type { readYaml } from "./yaml/read-yaml.ts";
import { rules } from "./rules.ts";
import { sortFindings } from "./findings/sort-findings.ts";

/**
 * The sheet, or what is wrong with it. Warnings come with a sheet too. Of a broken sheet the policy's owner and the roles
 * are given where sheet.yml and owners.yml can still be read: they are who can mend it.
 */
export type ParsedSheet =
  | { readonly ok: true; readonly sheet: Sheet; readonly findings: readonly Finding[] }
  | {
      readonly ok: false;
      readonly findings: readonly Finding[];
      readonly policy_owner: string | null;
      readonly owners: Readonly<Record<string, Owner>> | null;
    };

/** Reads, checks and links the files under `governance/`: all findings of all files at once, by file, line and column. Never throws. Give `readText` to read a text once for many sheets. */
export function parseSheet(files: readonly SourceFile[], readText?: typeof readYaml): ParsedSheet {
  const read = readSheet(files, readText);
  const linted = linkSheet(read);
  const findings = sortFindings([...read.findings, ...rules.flatMap((rule) => rule(linted))]);
  const { policy, ...rest } = linted.sheet;
  if (policy !== null && findings.every(({ severity }) => severity !== "error"))
    return { ok: true, sheet: { ...rest, policy }, findings };
  const owners = read.files.owners?.written ? rest.owners : null;
  return { ok: false, findings, policy_owner: policy?.owner ?? null, owners };
}
