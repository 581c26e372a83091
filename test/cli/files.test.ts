import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseRecord } from "../../src/sheet/records/parse-record.ts";
import { run } from "./run-cli.ts";
import { createStore, type Store } from "./store.ts";

let store: Store;
let at: (...path: readonly string[]) => string;
beforeEach(() => {
  store = createStore();
  at = (...path) => join(store.repository.path, ...path);
});
afterEach(() => store.repository.remove());

const sg = (...words: readonly string[]) => run(store.repository.path, ...words);

describe("render", () => {
  it("writes the page once, then says that it is up to date, and leaves no other file", async () => {
    const before = readdirSync(at("governance"));
    expect(await sg("render", "--check")).toMatchObject({
      code: 1,
      out: expect.stringContaining("not there yet") as string,
    });
    expect((await sg("lint")).out).toContain("governance/SHEET.md is not there yet");
    expect(existsSync(at("governance/SHEET.md"))).toBe(false);
    expect((await sg("render")).out).toContain("wrote governance/SHEET.md");
    expect((await sg("render")).out).toContain("up to date");
    expect((await sg("render", "--check")).code).toBe(0);
    expect(readdirSync(at("governance")).sort()).toEqual([...before, "SHEET.md"].sort());
  });

  it("calls a page stale after an edit of the sheet or of the page, not after a change of line ends", async () => {
    await sg("render");
    const page = readFileSync(at("governance/SHEET.md"), "utf8");
    writeFileSync(at("governance/SHEET.md"), page.replaceAll("\n", "\r\n"));
    expect((await sg("render", "--check")).code).toBe(0);
    writeFileSync(at("governance/SHEET.md"), `${page} `);
    expect((await sg("render", "--check")).code).toBe(1);
    expect((await sg("lint")).out).toContain("stale-rendering");
  });

  it("does not write through a symbolic link", async () => {
    writeFileSync(at("elsewhere.md"), "mine\n");
    symlinkSync("../elsewhere.md", at("governance/SHEET.md"));
    const { code, err } = await sg("render");
    expect(code).toBe(2);
    expect(err).toContain("symbolic link");
    expect(readFileSync(at("elsewhere.md"), "utf8")).toBe("mine\n");
  });
});

describe("lint", () => {
  it("reads the working tree, not the last commit", async () => {
    expect((await sg("lint")).code).toBe(0);
    writeFileSync(
      at("governance/conclusions.yml"),
      readFileSync(at("governance/conclusions.yml"), "utf8").replace("Purchase.value", "Purchase.valeu"),
    );
    const { code, out } = await sg("lint");
    expect(code).toBe(1);
    expect(out).toMatch(/error\[unknown-signal\] governance\/conclusions\.yml:\d+:\d+/u);
    expect(out).toContain("did you mean");
  });

  it("works from a folder inside the repository", async () => {
    mkdirSync(at("deep/er"), { recursive: true });
    expect((await run(at("deep/er"), "lint")).code).toBe(0);
  });

  it("does not follow links out of the folder and says so", async () => {
    rmSync(at("governance/owners.yml"));
    symlinkSync("/etc/hostname", at("governance/owners.yml"));
    const { code, out } = await sg("lint", "--json");
    expect(code).toBe(1);
    expect(out).toContain('"file-unreadable"');
    expect(out).toContain("symbolic link");
  });

  it("checks records and evidence; a name that is gone since only warns", async () => {
    mkdirSync(at("governance/records"), { recursive: true });
    writeFileSync(
      at("governance/records/2026-11-20-gone.yml"),
      "kind: change\ndeclares: [long-gone]\nhappened_at: 2026-11-20T14:10:00Z\n",
    );
    expect((await sg("lint")).out).toContain("warning[unknown-trigger]");
    expect((await sg("lint")).code).toBe(0);
    writeFileSync(at("governance/records/2026-11-20-odd.yml"), "kind: odd\n");
    expect((await sg("lint")).code).toBe(1);
  });

  it.each(["json", "sarif"])("prints %s that parses, and nothing else", async (format) => {
    const { out, err } = await sg("lint", "--format", format);
    expect(JSON.parse(out)).toMatchObject({ version: format === "json" ? 1 : "2.1.0" });
    expect(err).toBe("");
  });
});

describe("declare", () => {
  it("writes a record that the schema takes, and never over another", async () => {
    const words = [
      "declare",
      "theme",
      "--at",
      "2026-11-20T15:10:00+01:00",
      "--store",
      "us",
      "--detail",
      "a: b #c",
    ] as const;
    expect((await sg(...words)).out).toContain("wrote governance/records/2026-11-20-theme.yml");
    const first = readFileSync(at("governance/records/2026-11-20-theme.yml"), "utf8");
    const parsed = parseRecord("governance/records/2026-11-20-theme.yml", first);
    expect(parsed.ok && parsed.record).toEqual({
      kind: "change",
      declares: ["theme"],
      happened_at: "2026-11-20T14:10:00Z",
      scope: { stores: ["us"] },
      detail: "a: b #c",
    });
    expect((await sg(...words)).out).toContain("2026-11-20-theme-2.yml");
    expect(readFileSync(at("governance/records/2026-11-20-theme.yml"), "utf8")).toBe(first);
    expect((await sg("lint")).code).toBe(0);
  });

  it("refuses --out over a file that exists", async () => {
    const { code, err } = await sg("declare", "theme", "--at", "now", "--out", "assets/base.css");
    expect(code).toBe(2);
    expect(err).toContain("never overwritten");
  });

  it("prints a link that carries the same record", async () => {
    const { out } = await sg(
      "declare",
      "theme",
      "--at",
      "now",
      "--detail",
      "a & b",
      "--link",
      "northwind/store@release/1",
    );
    const link = new URL(out.trim());
    expect(link.pathname).toBe("/northwind/store/new/release/1");
    expect(link.searchParams.get("filename")).toBe("governance/records/2026-11-22-theme.yml");
    expect(link.searchParams.get("value")).toBe(
      (await sg("declare", "theme", "--at", "now", "--detail", "a & b", "--out", "-")).out,
    );
    expect(existsSync(at("governance/records"))).toBe(false);
  });

  it("says which trigger or store was meant", async () => {
    expect((await sg("declare", "chekout", "--at", "now")).err).toContain("did you mean checkout?");
    expect((await sg("declare", "theme", "--at", "now", "--store", "uss")).err).toContain("did you mean us?");
  });
});
