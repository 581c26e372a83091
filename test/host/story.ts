/** What a commit of the story puts at a path; null deletes it. */
export type StoryEntry = string | Buffer | null | { readonly symlink: string } | { readonly submodule: string };

/** One commit of the story; `parents` are names of earlier ones. */
export interface StoryCommit {
  readonly name: string;
  readonly branch: string;
  readonly parents: readonly string[];
  readonly files: Readonly<Record<string, StoryEntry>>;
  readonly renames?: Readonly<Record<string, string>>;
  readonly by: string;
  /** A co-author. */
  readonly with?: string;
  readonly message: string;
  readonly at: string;
}

/** Names that a host must carry through unharmed. */
export const unicodePath = "themes/größe/✓ Überschrift [slug].liquid";
export const oddPath = 'snippets/line\nbreak | `@ada` "x".liquid';
export const oddFolderPath = "odd\tfolder/inside.txt";

const lines = Array.from({ length: 40 }, (_, index) => `line ${String(index)}`).join("\n");

/** Larger than any host reads, and larger than what GraphQL shows but still read. */
export const tooLarge = "x".repeat(2 * 1024 * 1024 + 1);
export const large = `${"y".repeat(700_000)}\n`;

/** The repository of the contract: a base that goes on, and a change with everything that git can hold. */
export const story: readonly StoryCommit[] = [
  {
    name: "root",
    branch: "main",
    parents: [],
    by: "ada",
    message: "Start",
    at: "2026-10-01T09:00:00Z",
    files: {
      "governance/sheet.yml": "version: 1\n",
      "governance/events/purchase.yml": "event: Purchase\n",
      "governance/notes/more/deep.md": "deep\n",
      "governance/evidence/sample.yml": "kind: sample\n",
      "governance/records/one.yml": "kind: change\n",
      "governance/tests/one.yml": "cases: []\n",
      "src/moved.ts": lines,
      "src/gone.ts": "gone\n",
      "src/kept.ts": "kept\n",
      "assets/logo.png": Buffer.from([137, 80, 78, 71, 0, 1]),
      [unicodePath]: "one\n",
      root: "top\n",
    },
  },
  {
    name: "landed",
    branch: "main",
    parents: ["root"],
    by: "lin",
    message: "Land something",
    at: "2026-10-10T09:00:00Z",
    files: { "src/kept.ts": "kept, changed\n" },
  },
  {
    name: "change",
    branch: "feature",
    parents: ["landed"],
    by: "grace",
    with: "omar",
    message: "Change much",
    at: "2026-10-12T09:00:00Z",
    renames: { "src/moved.ts": "src/here.ts" },
    files: {
      "src/gone.ts": null,
      "assets/logo.png": Buffer.from([137, 80, 78, 71, 0, 2]),
      [unicodePath]: "two\n",
      [oddPath]: "odd\n",
      [oddFolderPath]: "inside\n",
      "links/link": { symlink: "../src/kept.ts" },
      vendor: { submodule: "1".repeat(40) },
      "data/too-large.txt": tooLarge,
      "data/large.txt": large,
      "data/latin.txt": Buffer.from("caf\u00e9 na\u00efve", "latin1"),
      "data/bom.txt": "\ufeffwith a mark\r\n",
      "data/empty.txt": "",
      root: { symlink: "src/kept.ts" },
    },
  },
  {
    name: "other",
    branch: "side",
    parents: ["landed"],
    by: "kim",
    message: "A side branch",
    at: "2026-10-13T09:00:00Z",
    files: { "src/side.ts": "side\n" },
  },
  {
    name: "tip",
    branch: "main",
    parents: ["landed", "other"],
    by: "lin",
    message: "Merge the side branch",
    at: "2026-10-14T09:00:00Z",
    files: { "src/side.ts": "side\n", "governance/events/purchase.yml": "event: Purchase # newer\n" },
  },
  {
    name: "head",
    branch: "feature",
    parents: ["change", "tip"],
    by: "grace",
    message: "Merge main",
    at: "2026-10-15T09:00:00Z",
    files: { "src/side.ts": "side\n", "governance/events/purchase.yml": "event: Purchase # newer\n" },
  },
  {
    name: "bare",
    branch: "bare",
    parents: [],
    by: "ada",
    message: "No sheet at all",
    at: "2026-10-01T10:00:00Z",
    files: { "readme.md": "bare\n" },
  },
];
