import { once } from "node:events";
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { HostError } from "../../../src/port/host-error.ts";
import { replaceFile } from "../../../src/host/disk/write-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "write-file-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("does not put a file in the place of a socket, and so of a device", async () => {
  const path = join(folder, "there");
  const server = createServer().listen(path);
  await once(server, "listening");
  expect(() => {
    replaceFile(path, "text");
  }).toThrow("no regular file");
  expect(lstatSync(path).isSocket()).toBe(true);
  server.close();
});

it.each([
  ["a folder", (path: string) => mkdirSync(path), "no regular file"],
  [
    "a link",
    (path: string) => {
      symlinkSync("elsewhere", path);
    },
    "symbolic link",
  ],
])("does not put a file in the place of %s", (_, make, reason) => {
  const path = join(folder, "there");
  make(path);
  const before = lstatSync(path).ino;
  expect(() => replaceFile(path, "text")).toThrow(reason);
  expect(lstatSync(path).ino).toBe(before);
  expect(readdirSync(folder)).toEqual(["there"]);
});

it("says that a name is too long for the file system", () => {
  expect(() => replaceFile(join(folder, "n".repeat(300)), "text")).toThrow(HostError);
});
