import { parseDocument } from "yaml";
import { parseSheet } from "../src/sheet/parse-sheet.ts";
import { largeSheet } from "./large-sheet.ts";

const files = largeSheet(500, 200);
const start = performance.now();
if (process.argv[2] === "lint") {
  const parsed = parseSheet(files);
  if (!parsed.ok) throw new Error(`the sheet has findings: ${JSON.stringify(parsed.findings.slice(0, 3))}`);
} else {
  for (const { text } of files) parseDocument(text).toJS();
}
const ms = performance.now() - start;
console.log(`${ms} ${process.resourceUsage().maxRSS}`);
