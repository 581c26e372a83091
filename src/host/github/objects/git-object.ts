import type { Sha } from "../../../model/change.ts";
import { count, fields, isFields, list, sha, text, textOrNull } from "../client/answer.ts";

/** An entry of a folder at one commit. `kind` follows git's mode, which alone tells a link from a file. */
export interface Entry {
  readonly name: string;
  readonly kind: "file" | "folder" | "symlink" | "submodule";
  readonly oid: Sha;
}

/** A blob as GraphQL shows it; `text` is null for what GitHub takes for binary. */
export interface BlobAnswer {
  readonly oid: Sha;
  readonly size: number;
  readonly binary: boolean;
  readonly truncated: boolean;
  readonly text: string | null;
}

/** What an expression stands for; `other` is anything else than was asked for; null: nothing is there. */
export type GitObject =
  | { readonly type: "other"; readonly oid: Sha }
  | {
      readonly type: "tree";
      readonly oid: Sha;
      readonly entries: readonly Entry[];
      readonly blobs: readonly BlobAnswer[];
    }
  | { readonly type: "blob"; readonly blob: BlobAnswer }
  | null;

/** What to select of a blob. */
export const blobFields = "oid byteSize isBinary isTruncated text";
/** What to select of a folder to have its files' texts too. */
export const treeWithTexts = `__typename oid ... on Tree { entries { name mode oid object { __typename ... on Blob { ${blobFields} } } } }`;

const typeOfMode = 0o170000;

function kindOf(mode: number): Entry["kind"] {
  switch (mode & typeOfMode) {
    case 0o040000:
      return "folder";
    case 0o120000:
      return "symlink";
    case 0o160000:
      return "submodule";
    default:
      return "file";
  }
}

function blobOf(value: Readonly<Record<string, unknown>>): BlobAnswer {
  return {
    oid: sha(value["oid"], "blob.oid"),
    size: count(value["byteSize"], "blob.byteSize"),
    binary: value["isBinary"] === true,
    truncated: value["isTruncated"] === true,
    text: textOrNull(value["text"], "blob.text"),
  };
}

function entryOf(value: unknown): Entry {
  const entry = fields(value, "tree.entries");
  return {
    name: text(entry["name"], "entry.name"),
    kind: kindOf(count(entry["mode"], "entry.mode")),
    oid: sha(entry["oid"], "entry.oid"),
  };
}

function blobsIn(entries: readonly unknown[]): BlobAnswer[] {
  const objects = entries.map((entry) => fields(entry, "tree.entries")["object"]).filter(isFields);
  return objects.filter((object) => object["__typename"] === "Blob").map(blobOf);
}

/** Reads one object of an answer to `objectQuery`. */
export function gitObject(value: unknown): GitObject {
  if (value === null || value === undefined) return null;
  const object = fields(value, "object");
  const oid = sha(object["oid"], "object.oid");
  if (object["__typename"] === "Blob" && "byteSize" in object) return { type: "blob", blob: blobOf(object) };
  if (object["__typename"] !== "Tree" || !("entries" in object)) return { type: "other", oid };
  const entries = list(object["entries"], "tree.entries");
  return { type: "tree", oid, entries: entries.map(entryOf), blobs: blobsIn(entries) };
}
