import type { Finding } from "../model/finding.ts";

/** How much of a file its format is recognised by, in characters. */
export const headLength = 65_536;

/** One file of data, made readable: unpacked, in UTF-8, its lines bounded. */
export interface InputFile {
  /** As the user named it; `-` is standard input. */
  readonly name: string;
  /** The first 64 KB of its text; empty when `parquet`. */
  readonly head: string;
  readonly parquet: boolean;
  /** Whole path of plain UTF-8 text, or of Parquet, that an engine may read. */
  readonly path: string;
  readonly bytes: number;
  /** What is wrong with it as a file: cut off, of another encoding, lines too long. */
  readonly findings: readonly Finding[];
  readonly text: () => AsyncIterable<string>;
  /** Removes the unpacked copy, if there is one. */
  readonly release: () => Promise<void>;
}

/** What a pattern names that cannot be read at all, or was read before. */
export interface UnreadableInput {
  readonly name: string;
  readonly unreadable: Finding;
}

/** Opens every file that a path, a glob or `-` names, one after the other. A pattern that names nothing gives one that is unreadable. */
export type OpenInputs = (named: string) => AsyncIterable<InputFile | UnreadableInput>;
