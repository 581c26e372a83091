import type { Change, FileText } from "../model/change.ts";
import { createPathSet, type PathSet } from "../pattern/path-set.ts";
import { entryOf } from "./entry-of.ts";

/** The merge base or the head. */
export type Side = "before" | "after";

/** A side of a file as conditions see it: a missing one is empty; `unreadable` says why in words. */
export type Reading = { readonly text: string } | { readonly unreadable: string };

/** The read access of conditions to one change. */
export interface Look {
  readonly paths: PathSet;
  /** The text of a path at the merge base (`before`) or at the head (`after`). */
  read(side: Side, path: string): Reading;
}

/** Files above this many bytes are not read: a condition fires on them. */
const mostBytes = 2 * 1024 * 1024;

/** Opens a change for conditions. */
export function lookAt(change: Change, paths: PathSet = createPathSet()): Look {
  return {
    paths,
    read(side, path) {
      return readingOf(entryOf(change.texts[side], path));
    },
  };
}

/** Remembers, for as long as a change is looked at, what was made of each key. */
export function perLook<K, T>(make: (look: Look, key: K) => T): (look: Look, key: K) => T {
  const made = new WeakMap<Look, Map<K, { readonly value: T }>>();
  return (look, key) => {
    const ofLook = made.get(look) ?? new Map<K, { readonly value: T }>();
    made.set(look, ofLook);
    const known = ofLook.get(key) ?? { value: make(look, key) };
    ofLook.set(key, known);
    return known.value;
  };
}

const reasons = {
  binary: "binary",
  "too-large": "larger than 2 MB",
  symlink: "a symbolic link",
  submodule: "a submodule",
  "not-utf8": "not UTF-8",
} as const;

function readingOf(text: FileText | undefined): Reading {
  if (text === undefined) return { unreadable: "not read" };
  if ("missing" in text) return { text: "" };
  if ("unreadable" in text) return { unreadable: reasons[text.unreadable] };
  if (isLfsPointer(text.text)) return { unreadable: "a Git LFS pointer" };
  return Buffer.byteLength(text.text) > mostBytes ? { unreadable: reasons["too-large"] } : text;
}

/** Git LFS keeps the file elsewhere: what git holds names its hash and says nothing of what it holds. */
function isLfsPointer(text: string): boolean {
  return text.startsWith("version https://git-lfs.github.com/spec/") && text.length < 1024;
}
