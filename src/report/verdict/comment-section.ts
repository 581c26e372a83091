import type { Sheet } from "../../model/sheet.ts";
import type { DashboardPaused } from "../status/dashboard-paused.ts";

/** What the comment needs beside the verdict: the deciding sheet for titles and methods, and where things are. */
export interface CommentContext {
  readonly sheet: Sheet | null;
  /** The sheet that the change proposes: it words what it alone asks for. */
  readonly proposed: Sheet | null;
  /** Where the sheet stands, as text and as address: "governance at main (1a2b3c4)". */
  readonly sheet_url: string | null;
  /** The run with the full explanation. */
  readonly run_url: string | null;
  /** Prefilled link that declares a no-impact judgement for a trigger. */
  readonly no_impact_links: Readonly<Record<string, string>>;
  /** Prefilled link that declares a change made outside the repository. */
  readonly declare_link: string | null;
  readonly changed_files: number;
  /** Whether the base has no sheet yet: the commit that brings the first one pauses nothing. */
  readonly adopts: boolean;
  /** A draft pings nobody. */
  readonly draft: boolean;
  /** A merge group can't be answered where it stands: people answer on its pull request and queue it again. */
  readonly queued: boolean;
  /** An open pull request of the same commit that the gate holds, by number: this one can't turn green before it; null: none. */
  readonly held_by: number | null;
  /** False where reviews can't be bound to content: only pasted lines count. */
  readonly reviews_count: boolean;
  /** Where the dashboard stands and what it says is paused already, null where that can't be read; null: there is no dashboard. */
  readonly earlier: { readonly url: string; readonly paused: DashboardPaused | null } | null;
}

/** A part of the comment and how early it is left out when the whole is too long: 0 stays. */
export interface Section {
  readonly drop: number;
  readonly text: string;
}

/** The sheet that asks for a requirement, by its key. */
export function sheetAsking(
  { sheet, proposed }: Pick<CommentContext, "sheet" | "proposed">,
  key: string,
): Sheet | null {
  return key.endsWith("@proposed") ? proposed : sheet;
}
