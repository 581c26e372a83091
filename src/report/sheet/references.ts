import type { Sheet } from "../../model/sheet.ts";
import { inertCode, inertText } from "../inert/inert-markdown.ts";

/** Kinds of entries that have an anchor of their own on the rendered page. */
export type AnchorKind = "trigger" | "event" | "retest" | "conclusion" | "incident" | "owner" | "section";

/** The name of an entry's anchor. Letters keep their case, as event names may differ in nothing else. */
export function anchorName(kind: AnchorKind, id: string): string {
  return `${kind}-${id.replace(/[^A-Za-z0-9_-]/g, "-")}`;
}

/** The anchor itself, to stand inside a heading or a cell: a heading's own anchor would follow a title's every edit. */
export function anchor(kind: AnchorKind, id: string): string {
  return `<a id="${anchorName(kind, id)}"></a>`;
}

/** A link to an entry of this page, named by its title. */
export function reference(kind: AnchorKind, id: string, title: string): string {
  const label = inertText(title, 200);
  return label === "" ? inertCode(id) : `[${label}](#${anchorName(kind, id)})`;
}

/** A role by its title. */
export function ownerTitle(sheet: Sheet, id: string): string {
  return inertText(sheet.owners[id]?.title ?? id, 200);
}

/** Roles by their titles. */
export function ownerTitles(sheet: Sheet, ids: readonly string[]): readonly string[] {
  return ids.map((id) => ownerTitle(sheet, id));
}

/** A link to a retest. */
export function retestReference(sheet: Sheet, id: string): string {
  return reference("retest", id, sheet.retests[id]?.title ?? id);
}

/** A link to a conclusion. */
export function conclusionReference(sheet: Sheet, id: string): string {
  return reference("conclusion", id, sheet.conclusions[id]?.title ?? id);
}

/** Signals or other short names as code, separated by commas. */
export function codes(names: readonly string[]): string {
  return names.map((name) => inertCode(name)).join(", ");
}

/** Several entries of one cell, a line each; a dash when there is none. */
export function cellLines(lines: readonly string[]): string {
  if (lines.length < 2) return lines[0] ?? "–";
  return lines.map((line) => `• ${line}`).join("<br>");
}

/** Conclusions of one cell by their titles, or one word when it is all of them. */
export function conclusionLines(sheet: Sheet, ids: readonly string[]): string {
  const all = Object.keys(sheet.conclusions).length;
  if (ids.length === all && all > 2)
    return `[all ${String(all)} conclusions](#${anchorName("section", "conclusions")})`;
  return cellLines(ids.map((id) => conclusionReference(sheet, id)));
}
