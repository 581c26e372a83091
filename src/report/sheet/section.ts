import type { SheetView } from "./sheet-view.ts";

/** A part of the rendered page. `render` gives the markdown below the heading, or nothing when the sheet has none of it. */
export interface Section {
  /** Name of its anchor. */
  readonly id: string;
  readonly title: string;
  readonly render: (view: SheetView) => string;
}
