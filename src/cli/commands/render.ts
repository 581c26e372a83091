import { join } from "node:path";
import type { Command } from "../command.ts";

/** `render`: writes the sheet as a page. */
export const render: Command = {
  name: "render",
  summary: "Write the sheet as a page, governance/SHEET.md.",
  usage: "render [--check]",
  about:
    "The page follows from the YAML alone, byte for byte. It is replaced as a whole, so that no reader ever sees half of it.",
  options: [{ name: "check", summary: "write nothing; exit 1 when the page is not what the sheet gives" }],
  examples: [
    { line: "signal-governance render", says: "after editing the sheet" },
    { line: "signal-governance render --check", says: "in a workflow, to catch a forgotten render" },
  ],
  run: async (io, given) => {
    const { loadSheet } = await import("../load-sheet.ts");
    const { renderingOf } = await import("../../app/sheet/render-sheet-file.ts");
    const { folder, files, sheet } = loadSheet(io);
    const { text, stale, missing } = renderingOf(sheet, files);
    if (given.switches.has("check")) {
      const next = "next: signal-governance render, then commit it";
      const said = missing ? `is not there yet; ${next}` : stale ? `is stale; ${next}` : "is what the sheet gives";
      io.out(`governance/SHEET.md ${said}\n`);
      return stale ? 1 : 0;
    }
    if (stale) {
      const { replaceFile } = await import("../../host/disk/write-file.ts");
      replaceFile(join(folder, "SHEET.md"), text);
    }
    io.out(
      stale ? "wrote governance/SHEET.md; next: commit it with the sheet\n" : "governance/SHEET.md is up to date\n",
    );
    return 0;
  },
};
