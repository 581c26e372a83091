import type { Finding } from "../../model/finding.ts";
import type { Owner } from "../../model/sheet.ts";
import type { Linted, Rule } from "../linted.ts";
import { listed } from "../references.ts";
import { pathOfFile } from "../sheet-files.ts";

const placeholder =
  /^@(?:to-?do|tbd|tba|fixme|changeme|change-me|some-?one|some-?body|nobody|example|placeholder|user|user-?name|your-?name|your-?login|your-?handle|login|name|xxx+|foo|bar|you|me|person|team|owner)(?:[/_-].*)?\d*$/i;

/** Roles have more than one real person, so that no change waits for somebody on holiday. A shop of one is spared. */
export const staffedRoles: Rule = (linted) =>
  (linted.sheet.policy?.solo ?? null) === null
    ? Object.entries(linted.sheet.owners).flatMap(([id, owner]) => [
        ...placeholders(linted, id, owner),
        ...thinRole(linted, id, owner),
      ])
    : [];

function placeholders({ at }: Linted, id: string, owner: Owner): readonly Finding[] {
  const file = pathOfFile("owners");
  return (["people", "teams", "backups"] as const)
    .flatMap((list) => listed(owner[list], file, ["owners", id, list]))
    .filter(({ name }) => placeholder.test(name))
    .map(({ name, path }) => ({
      code: "placeholder-person",
      severity: "warning",
      place: at(file, path, "value"),
      args: { owner: id, person: name },
    }));
}

function thinRole({ at }: Linted, id: string, owner: Owner): readonly Finding[] {
  const people = new Set([...owner.people, ...owner.backups].map((person) => person.toLowerCase()));
  if (people.size > 1 || owner.teams.length > 0) return [];
  const place = at(pathOfFile("owners"), ["owners", id], "key");
  return people.size === 0
    ? [{ code: "empty-role", severity: "warning", place, args: { owner: id } }]
    : [{ code: "one-person-role", severity: "warning", place, args: { owner: id } }];
}
