/** What opens a commit in the output of {@link rawLogFormat}. */
const mark = "\u0002";

/** Format of `git log --raw -z` whose commits {@link rawLog} tells apart: id, parents, committer date in seconds, author, subject. */
export const rawLogFormat = `--format=${mark}%H%x00%P%x00%ct%x00%an%x00%s%x00`;

/** A commit of a raw log: its header and its entries, each a line `:mode mode id id status` and one or two paths. */
export type RawCommit = readonly string[];

/** Gathers fields into commits; `add` gives back the commit that a field ends. */
function createGrouping(): { readonly add: (field: string) => RawCommit | null; readonly last: () => RawCommit } {
  let group: string[] = [];
  // Fields ahead that are taken as they are, whatever they hold.
  let passed = 0;
  const open = (entry: string): RawCommit | null => {
    const ended = group;
    group = [entry.slice(mark.length)];
    passed = 4;
    return ended.length > 0 ? ended : null;
  };
  const add = (field: string): RawCommit | null => {
    if (passed > 0) {
      passed -= 1;
      group.push(field);
      return null;
    }
    // Git puts a line break between the header and the first entry.
    const entry = field.startsWith("\n") ? field.slice(1) : field;
    if (entry.startsWith(mark)) return open(entry);
    if (entry.startsWith(":")) {
      group.push(entry);
      passed = / [RC]\d*$/u.test(entry) ? 2 : 1;
    }
    return null;
  };
  return { add, last: () => group };
}

/** Groups a raw log into commits as it arrives, some at a time. */
export async function* rawLog(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly RawCommit[]> {
  const grouping = createGrouping();
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(0);
    rest = end < 0 ? bytes : bytes.subarray(end + 1);
    if (end < 0) continue;
    // A field ends with a NUL, so no character of more than one byte is cut.
    const fields = bytes.toString("utf8", 0, end).split("\0");
    const done = fields.flatMap((field): readonly RawCommit[] => {
      const ended = grouping.add(field);
      return ended === null ? [] : [ended];
    });
    if (done.length > 0) yield done;
  }
  const last = grouping.last();
  if (last.length > 0) yield [last];
}
