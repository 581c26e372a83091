import type { EntryEdit } from "../../model/entry-edit.ts";
import { weakeningText } from "../verdict/weakening-text.ts";

const words: Readonly<Record<EntryEdit["how"], string>> = {
  added: "new",
  changed: "changed",
  removed: "removed",
  broken: "the sheet can't be read: the last valid one counts",
  mended: "the sheet can be read again",
};

/** What became of an entry of the sheet, and how it asks for less. Foreign texts stand in it as they are. */
export function sheetEditWords({ entry, how, weaker }: EntryEdit): string {
  if (entry === "governance" && how === "removed") return "the sheet was removed: the last valid one counts";
  const losses = weaker.map(({ what, detail }) =>
    what === "removed" || detail === "" ? weakeningText(what) : `${weakeningText(what)} (${detail})`,
  );
  return losses.length === 0 ? words[how] : losses.join("; ");
}
