import { expect, it } from "vitest";
import { handoffText, type HandoffRow } from "../../../src/report/handoff/handoff-text.ts";

const open = { what: "missing", detail: "still open: do it" } as const;
const stale = { what: "stale", detail: "done 200 days ago: check it again" } as const;

function row(id: string, ...gaps: HandoffRow["gaps"]): HandoffRow {
  return { id, title: id, owner: "media", state: "open", date: null, evidence: null, gaps };
}

it("says once below the table what several items lack, and below its item what only that one does", () => {
  const rows = [row("budget", open), row("creative", open, stale), row("audience")];
  expect(handoffText(rows, null).split("\n")).toEqual([
    "  item      owner  state  date",
    "✗ budget    media  open   –",
    "✗ creative  media  open   –",
    "      stale: done 200 days ago: check it again",
    "✓ audience  media  open   –",
    "",
    "  missing in 2 items: still open: do it",
    "",
    "1 of 3 items can be handed over: 2 missing, 1 stale, 0 unowned",
    "",
  ]);
});
