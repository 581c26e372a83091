/** A git object id, 40 or 64 hex digits. */
export type Sha = string;

/** Why a side of a file gives no text: conditions fire on it as "unreadable". */
export type Unreadable = "binary" | "too-large" | "symlink" | "submodule" | "not-utf8";

/** One side of a file: its text, nothing because it does not exist there, or a reason why it can't be read. */
export type FileText = { readonly text: string } | { readonly missing: true } | { readonly unreadable: Unreadable };

/** A file of a change. A mode or type change is `modified`, a copy is `added`, on every host. */
export interface ChangedFile {
  readonly status: "added" | "removed" | "modified" | "renamed";
  readonly path: string;
  readonly old_path: string | null;
  /** Blob id at the merge base, null when absent there, undefined when nobody needed it. */
  readonly before?: Sha | null;
  /** Blob id at the head, null when absent there, undefined when nobody needed it. */
  readonly after?: Sha | null;
}

/** Merge base against head, with the texts that conditions read. */
export interface Change {
  /** Name of the base branch. */
  readonly branch: string;
  readonly base: Sha;
  readonly merge_base: Sha;
  readonly head: Sha;
  readonly files: readonly ChangedFile[];
  /** Texts by path at the merge base and at the head; a path that is not listed was not asked for. */
  readonly texts: {
    readonly before: Readonly<Record<string, FileText>>;
    readonly after: Readonly<Record<string, FileText>>;
  };
}
