/** What a commit puts at a path: text or bytes of a file, a file with a mode, a link, a submodule, an existing blob, or null to delete. */
export type Entry =
  | string
  | Buffer
  | null
  | { readonly content: string | Buffer; readonly mode: "100644" | "100755" }
  | { readonly symlink: string }
  | { readonly submodule: string }
  | { readonly blob: string; readonly mode: string };

/** A person as git writes it. */
export interface Person {
  readonly name: string;
  readonly email: string;
}

/** One commit in the words of `git fast-import`; dates are ISO 8601 instants. */
export interface ImportedCommit {
  readonly ref: string;
  readonly parents: readonly string[];
  readonly files: Readonly<Record<string, Entry>>;
  readonly renames: Readonly<Record<string, string>>;
  readonly message: string;
  readonly author: Person;
  readonly authorDate: string;
  readonly committer: Person;
  readonly committerDate: string;
}

function quoted(path: string): string {
  return `"${path.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}

function data(content: string | Buffer): readonly Buffer[] {
  const bytes = Buffer.from(content);
  return [Buffer.from(`data ${String(bytes.length)}\n`), bytes, Buffer.from("\n")];
}

function entryLines(path: string, entry: Entry): readonly Buffer[] {
  const at = quoted(path);
  if (entry === null) return [Buffer.from(`D ${at}\n`)];
  if (typeof entry === "string" || Buffer.isBuffer(entry))
    return [Buffer.from(`M 100644 inline ${at}\n`), ...data(entry)];
  if ("symlink" in entry) return [Buffer.from(`M 120000 inline ${at}\n`), ...data(entry.symlink)];
  if ("submodule" in entry) return [Buffer.from(`M 160000 ${entry.submodule} ${at}\n`)];
  if ("blob" in entry) return [Buffer.from(`M ${entry.mode} ${entry.blob} ${at}\n`)];
  return [Buffer.from(`M ${entry.mode} inline ${at}\n`), ...data(entry.content)];
}

function signature(word: string, person: Person, date: string): string {
  const seconds = Math.floor(Date.parse(date) / 1000);
  return `${word} ${person.name} <${person.email}> ${String(seconds)} +0000\n`;
}

/** The stream that makes one commit and prints its id; one process whatever the number of files. */
export function importStream(commit: ImportedCommit): Buffer {
  const [first, ...others] = commit.parents;
  const head = [
    // Without the reset an existing branch would silently become the parent of a root commit.
    `reset ${commit.ref}\n${first === undefined ? "" : `from ${first}\n`}\n`,
    `commit ${commit.ref}\nmark :1\n`,
    signature("author", commit.author, commit.authorDate),
    signature("committer", commit.committer, commit.committerDate),
  ].join("");
  const links = (first === undefined ? "" : `from ${first}\n`) + others.map((other) => `merge ${other}\n`).join("");
  const renames = Object.entries(commit.renames).map(([from, to]) => `R ${quoted(from)} ${quoted(to)}\n`);
  return Buffer.concat([
    Buffer.from(head),
    ...data(commit.message),
    Buffer.from(links + renames.join("")),
    ...Object.entries(commit.files).flatMap(([path, entry]) => entryLines(path, entry)),
    Buffer.from("\nget-mark :1\ndone\n"),
  ]);
}
