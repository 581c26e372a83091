import { join, resolve } from "node:path";
import { createFile } from "../host/disk/write-file.ts";
import { CommandError } from "./command-error.ts";
import type { Io } from "./io.ts";

/** A file that is to be written and where it belongs. */
export interface NewFile {
  /** Absolute path of the folder that holds the sheet. */
  readonly folder: string;
  /** The folder below it that such files lie in. */
  readonly among: "records" | "evidence";
  /** Its name without the ending. */
  readonly stem: string;
  readonly text: string;
  /** Where --out wants it; undefined: under the first free name where it belongs. */
  readonly out: string | undefined;
}

/** Writes a file and says where it stands, for people. Nothing is ever overwritten. */
export function writeNewFile(io: Pick<Io, "directory">, { folder, among, stem, text, out }: NewFile): string {
  if (out !== undefined) {
    const path = resolve(io.directory, out);
    if (createFile(path, text)) return path;
    throw new CommandError(`${path} exists already`, "it is never overwritten; choose another --out");
  }
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? `${stem}.yml` : `${stem}-${String(number)}.yml`;
    if (createFile(join(folder, among, name), text)) return `governance/${among}/${name}`;
  }
}
