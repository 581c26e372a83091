import type { Owner, Sheet } from "../../model/sheet.ts";
import { counted } from "../in-words.ts";
import { inertCode, inertText } from "../inert/inert-markdown.ts";
import { markdownTable } from "../table.ts";
import { anchor, cellLines, codes } from "./references.ts";
import type { Section } from "./section.ts";

/** Per role: who answers, who stands in, how to reach it, and what it owns. */
export const ownersSection: Section = {
  id: "owners",
  title: "Owners",
  render: ({ sheet }) => {
    const rows = Object.entries(sheet.owners).map(([id, owner]) => [
      `${anchor("owner", id)}**${inertText(owner.title)}**`,
      codes([...owner.people, ...owner.teams]) || "nobody yet",
      backupWords(owner),
      owner.contact === null ? "–" : inertCode(owner.contact),
      cellLines(owned(sheet, id)),
    ]);
    return rows.length === 0
      ? ""
      : markdownTable(["Role", "People and teams", "Stand-ins", "Reach them at", "Own"], rows);
  },
};

function backupWords({ backups, backup_after_hours }: Owner): string {
  if (backups.length === 0) return "–";
  return backup_after_hours === null
    ? codes(backups)
    : `${codes(backups)}, once the gate has waited ${counted(backup_after_hours, "hour")}`;
}

function owned(sheet: Sheet, owner: string): readonly string[] {
  const named = (label: string, entries: Readonly<Record<string, { readonly owner: string }>>): readonly string[] => {
    const ids = Object.keys(entries).filter((id) => entries[id]?.owner === owner);
    return ids.length === 0 ? [] : [`${label}: ${codes(ids)}`];
  };
  return [
    ...(sheet.policy.owner === owner ? ["the policy, the owners, the gate's own files"] : []),
    ...named("events", sheet.events),
    ...named("parameters", sheet.parameters),
    ...named("triggers", sheet.triggers),
    ...named("retests", sheet.retests),
    ...named("conclusions", sheet.conclusions),
    ...named("incidents", sheet.incidents),
  ];
}
