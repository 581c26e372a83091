import type { FileText } from "../../model/change.ts";
import type { BlobEntry, LineHistory } from "../../port/line-history.ts";

/** Reads texts of blobs; what a commit left behind is what a later one finds, so those read lately are kept. */
export interface TextMemory {
  /** In the order asked for. */
  readonly read: (entries: readonly BlobEntry[]) => Promise<readonly FileText[]>;
}

/** UTF-16 units kept in each half of the memory: the newer half becomes the older one when it is full. */
const mostKept = 8 * 1024 * 1024;

function sizeOf(text: FileText): number {
  return "text" in text ? text.text.length : 1;
}

/** A memory over a history. */
export function createTextMemory({ readBlobs }: Pick<LineHistory, "readBlobs">): TextMemory {
  let older: ReadonlyMap<string, FileText> = new Map();
  let newer = new Map<string, FileText>();
  let size = 0;
  const keep = (key: string, text: FileText): void => {
    newer.set(key, text);
    size += sizeOf(text);
    if (size < mostKept) return;
    [older, newer, size] = [newer, new Map<string, FileText>(), 0];
  };
  const readNow = async (entries: readonly BlobEntry[]): Promise<readonly FileText[]> => {
    const keys = entries.map(({ mode, id }) => `${mode} ${id}`);
    const found = keys.map((key) => {
      const known = newer.get(key) ?? older.get(key);
      if (known !== undefined && !newer.has(key)) keep(key, known);
      return known;
    });
    const read = (await readBlobs(entries.filter((_, at) => found[at] === undefined))).values();
    return keys.map((key, at) => {
      const known = found[at];
      if (known !== undefined) return known;
      const text = read.next().value ?? { missing: true as const };
      keep(key, text);
      return text;
    });
  };
  let queue: Promise<unknown> = Promise.resolve();
  return {
    read: (entries) => {
      // One after the other, since a reading may bring what the next one wants.
      const result = queue.then(() => readNow(entries));
      queue = result.catch(() => undefined);
      return result;
    },
  };
}
