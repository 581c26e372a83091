import type { Finding } from "../../model/finding.ts";
import type { Owner } from "../../model/sheet.ts";
import type { Linted, Rule } from "../linted.ts";
import { listed } from "../references.ts";
import { pathOfFile } from "../sheet-files.ts";

/** Nobody stands twice in a role: hosts ignore the case of logins, and a person who is also their own backup is no backup. */
export const duplicatePerson: Rule = (linted) =>
  Object.entries(linted.sheet.owners).flatMap(([id, owner]) => repeated(linted, id, owner));

function repeated({ at }: Linted, id: string, owner: Owner): readonly Finding[] {
  const file = pathOfFile("owners");
  const seen = new Set<string>();
  const everybody = [
    ...listed(owner.people, file, ["owners", id, "people"]),
    ...listed(owner.backups, file, ["owners", id, "backups"]),
  ];
  return everybody.flatMap(({ name, path }): readonly Finding[] => {
    const key = name.toLowerCase();
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ code: "duplicate-item", severity: "error", place: at(file, path, "value"), args: { item: name } }];
  });
}
