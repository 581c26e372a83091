import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** How long a history is made; both count what stands on the first-parent line. */
export interface HistorySize {
  readonly commits: number;
  readonly records: number;
}

const root = join(import.meta.dirname, "..");
const start = Date.parse("2024-01-01T00:00:00Z") / 1000;
const hour = 3600;
/** First-parent commits between two questions to git: a resume names a commit of the part before. */
const part = 50;

/** Always the same numbers, so that every run measures the same repository. */
function numbers(): (below: number) => number {
  let state = 20_261_122;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

type Files = Readonly<Record<string, string>>;

function sheetFiles(): Files {
  const found = readdirSync(join(root, "governance"), { recursive: true, encoding: "utf8" });
  const sheet = found.filter((path) => path.endsWith(".yml") && !/^(?:records|evidence|tests)\//u.test(path));
  return Object.fromEntries(
    sheet.map((path) => [`governance/${path}`, readFileSync(join(root, "governance", path), "utf8")]),
  );
}

const folders = [
  ["sections", "liquid", 60],
  ["snippets", "liquid", 60],
  ["templates", "json", 30],
  ["assets", "css", 60],
  ["assets", "js", 50],
  ["locales", "json", 25],
  ["src/checkout", "ts", 20],
  ["src/lib/tracking", "ts", 15],
  ["docs", "md", 20],
] as const;

const paths = folders.flatMap(([folder, ending, count]) =>
  Array.from({ length: count }, (_, index) => `${folder}/part-${index}.${ending}`),
);

/** A file of some kilobytes whose lines change one at a time; now and then one of them is about the cart. */
function fileText(path: string, edits: number, telling: boolean): string {
  const lines = Array.from({ length: 80 }, (_, line) => `  line ${line} of ${path}, as it was written at first`);
  for (let edit = Math.max(0, edits - 40); edit < edits; edit += 1) {
    lines[(edit * 7) % 80] = `  edit ${edit} of ${path}`;
  }
  if (telling) lines[3] = `  fetch(window.Shopify.routes.root + "cart/add.js", { id: variant.id }); // ${edits}`;
  return `${lines.join("\n")}\n`;
}

function time(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(".000", "");
}

const parameters = ["occurrence", "event_id", "value", "currency", "content_ids", "event_time", "user_data"];

/** A sample in which everything agrees. */
function sampleText(retest: string, takenAt: number, count: number): string {
  const values = parameters.map((name) => `      ${name}: { order: "1", browser: "1", server: "1" }\n`).join("");
  const rows = Array.from({ length: count }, (_, row) => `  - order: "${1000 + row}"\n    values:\n${values}`).join("");
  return `kind: sample\nretest: ${retest}\ntaken_at: ${time(takenAt)}\nby: "@kim"\nrows:\n${rows}`;
}

function incidentText(at: number): string {
  return `kind: incident\nincident: value-drift\nhappened_at: ${time(at - hour)}\n`;
}

interface RecordAt {
  readonly index: number;
  readonly at: number;
  /** When the record before it landed. */
  readonly before: number;
  readonly through: string;
}

function recordPath(index: number): string {
  return `governance/records/record-${String(index).padStart(4, "0")}.yml`;
}

/** A resume that holds, with its samples. */
function resumeFiles({ index, at, through }: RecordAt): Files {
  const [orders, funnel] = [`governance/evidence/orders-${index}.yml`, `governance/evidence/funnel-${index}.yml`];
  const run = (retest: string, evidence: string): string =>
    `  - { retest: ${retest}, result: passed, at: ${time(at - hour)}, evidence: ${evidence} }\n`;
  return {
    [recordPath(index)]: `kind: resume
through: "${through}"
signals: ["*.*"]
released_at: ${time(at - 60 * hour)}
retests:
${run("order-sample", orders)}${run("funnel-sample", funnel)}contaminated: none
`,
    [orders]: sampleText("order-sample", at - hour, 10),
    [funnel]: sampleText("funnel-sample", at - hour, 20),
  };
}

/** One record of each kind in turn, two of five being resumes; the first of them also closes the incident before it. */
function recordFiles(record: RecordAt): Files {
  const { index, at, before, through } = record;
  const path = recordPath(index);
  switch (index % 5) {
    case 0:
      return {
        [path]: `kind: change\ndeclares: [payment-app]\nhappened_at: ${time(at - hour)}\ndetail: A new wallet\n`,
      };
    case 1:
      return { [path]: `kind: no-impact\ntrigger: theme\ncommits: ["${through}"]\nreason: Only a label\n` };
    case 2:
      return { [path]: incidentText(at) };
    case 3: {
      const passed = `{ retest: order-sample, result: passed, at: ${time(at - hour)}, evidence: governance/evidence/orders-${index}.yml }`;
      const closed = `closed:\n  at: ${time(at)}\n  retests: [${passed}]\n`;
      return { ...resumeFiles(record), [recordPath(index - 1)]: incidentText(before) + closed };
    }
    default:
      return resumeFiles(record);
  }
}

interface Written {
  readonly ref: string;
  readonly parents: readonly string[];
  readonly at: number;
  readonly message: string;
  readonly files: Files;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function commitText(mark: number, { ref, parents, at, message, files }: Written): string {
  const [first, ...others] = parents;
  const who = `Ada <ada@northwind.example> ${at} +0000`;
  return [
    `commit ${ref}\nmark :${mark}\nauthor ${who}\ncommitter ${who}\n`,
    data(message),
    first === undefined ? "" : `from ${first}\n`,
    ...others.map((other) => `merge ${other}\n`),
    ...Object.entries(files).map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`),
    "\n",
  ].join("");
}

/**
 * Makes a repository in an empty folder: a theme of some hundred files under the reference sheet, every third commit of `main` a
 * merge, packed as a clone is.
 */
export async function makeLongHistory(folder: string, size: HistorySize): Promise<void> {
  const git = (...parameters: readonly string[]): void => {
    const { status, stderr } = spawnSync("git", ["-C", folder, ...parameters], { encoding: "utf8" });
    if (status !== 0) throw new Error(`git ${parameters.join(" ")}: ${stderr}`);
  };
  git("init", "--quiet", "--initial-branch=main");
  const importer = spawn("git", ["-C", folder, "fast-import", "--quiet", "--done"], { stdio: "pipe" });
  const ended = new Promise<void>((resolve) => void importer.on("close", () => resolve()));
  const answers = importer.stdout.setEncoding("utf8")[Symbol.asyncIterator]();
  const random = numbers();
  const edits = new Map<string, number>();
  let mark = 0;
  let through = "";
  const write = (written: Written): number => {
    importer.stdin.write(commitText((mark += 1), written));
    return mark;
  };
  // A theme's history: most landings change a few files, some change dozens, eight or nine on average.
  const change = (): Files => {
    const count = random(8) === 0 ? 20 + random(60) : 1 + random(4);
    const chosen = Array.from({ length: count }, () => paths[random(paths.length)] ?? "");
    return Object.fromEntries(
      chosen.map((path) => {
        const edit = (edits.get(path) ?? 0) + 1;
        edits.set(path, edit);
        return [path, fileText(path, edit, path.endsWith(".js") && random(3) === 0)];
      }),
    );
  };
  const all = Object.fromEntries(paths.map((path) => [path, fileText(path, 0, false)]));
  let tip = write({
    ref: "refs/heads/main",
    parents: [],
    at: start,
    message: "Start",
    files: { ...all, ...sheetFiles() },
  });
  const every = Math.floor(size.commits / size.records);
  for (let index = 1; index < size.commits; index += 1) {
    const at = start + index * 5 * hour;
    if (index % part === 1) {
      importer.stdin.write(`get-mark :${tip}\n`);
      const answer: IteratorResult<unknown> = await answers.next();
      through = String(answer.value).trim();
    }
    const parents = [`:${tip}`];
    const record =
      index % every === 0 ? recordFiles({ index: index / every, at, before: at - every * 5 * hour, through }) : {};
    const sheet: Files = index % 500 === 0 ? { "governance/owners.yml": editedOwners(index) } : {};
    const files = { ...change(), ...record, ...sheet };
    const ref = "refs/heads/main";
    if (index % 3 === 0) {
      const side = write({ ref: "refs/heads/side", parents, at: at - hour, message: `Change ${index}`, files });
      parents.push(`:${side}`);
    }
    const message = parents.length > 1 ? `Merge pull request #${index}` : `Change ${index} (#${index})`;
    tip = write({ ref, parents, at, message, files });
  }
  importer.stdin.end("done\n");
  await ended;
  git("branch", "-D", "side");
  git("repack", "-adq");
}

function editedOwners(index: number): string {
  return `${sheetFiles()["governance/owners.yml"] ?? ""}# looked through at ${index}\n`;
}
