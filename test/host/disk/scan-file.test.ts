import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { scanFile } from "../../../src/host/disk/scan-file.ts";

const folder = mkdtempSync(join(tmpdir(), "signal-look-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const bytes = (text: string, encoding: BufferEncoding = "utf8") => Buffer.from(text, encoding);
const cut = (text: string) => bytes(text).subarray(0, -1);
const turned = (text: string) => bytes(text, "utf16le").swap16();
const lines = "id,title\n41,Tent\n";

it.each<readonly [says: string, content: Uint8Array, encoding: string]>([
  ["nothing", bytes(""), "utf-8"],
  ["plain letters", bytes(lines), "utf-8"],
  ["a letter of two bytes at its end", bytes("Café"), "utf-8"],
  ["a letter of three bytes at its end", bytes("9 €"), "utf-8"],
  ["a letter of four bytes at its end", bytes("tent ⛺🏕"), "utf-8"],
  ["a letter of two bytes that is cut", cut("Café"), "other"],
  ["a letter of three bytes that is cut", cut("9 €"), "other"],
  ["a letter of four bytes that is cut", cut("🏕"), "other"],
  ["a letter as Windows writes it", bytes("Café,1\n", "latin1"), "other"],
  ["the mark that some programs open UTF-8 with", bytes(`\uFEFF${lines}`), "utf-8-marked"],
  ["that mark, and a letter as Windows writes it", Buffer.concat([bytes("\uFEFF"), bytes("é\n", "latin1")]), "other"],
  ["UTF-16 with its mark", bytes(`\uFEFF${lines}`, "utf16le"), "utf-16le"],
  ["UTF-16 turned round with its mark", turned(`\uFEFF${lines}`), "utf-16be"],
  ["UTF-16 without a mark", bytes(lines, "utf16le"), "utf-16le"],
  ["UTF-16 turned round without a mark", turned(lines), "utf-16be"],
])("a file with %s is told by its encoding", async (_, content, encoding) => {
  const path = join(folder, "file");
  writeFileSync(path, content);
  expect(await scanFile(path)).toEqual({ encoding, longLine: false, bytes: content.byteLength });
});
