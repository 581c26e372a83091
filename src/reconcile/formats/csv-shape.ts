/** How a file of separated values is written, found in its first lines. */
export interface CsvShape {
  readonly delimiter: "," | ";" | "\t" | "|";
  /** Names of the columns: lower case, without spaces around them and without `g:`. */
  readonly header: readonly string[];
  /** Lines before the header: comments that open some feeds, and what tells a spreadsheet the delimiter. */
  readonly preamble: number;
  /** Names that occur twice; the first column of a name is the one that is read. */
  readonly repeated: readonly string[];
}

const delimiters = [",", ";", "\t", "|"] as const;

/** Cells of the first record of a text; a quoted cell may hold the delimiter and line breaks. */
function firstRecord(text: string, delimiter: string): readonly string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text.charAt(at + 1) === '"') cell += text.charAt((at += 1));
      else quoted = false;
    } else if (letter === '"' && cell === "") quoted = true;
    else if (letter === delimiter) {
      cells.push(cell);
      cell = "";
    } else if (letter === "\n" || letter === "\r") break;
    else cell += letter;
  }
  return [...cells, cell];
}

/** Lines at the start that are blank, comments, or tell a spreadsheet the delimiter. */
function preambleOf(head: string): { readonly lines: number; readonly rest: string } {
  const comment = /^(?:[ \t]*(?:"?#[^"\r\n][^\r\n]*|#|sep=.)?(?:\r\n|\n|\r))/iu;
  let rest = head;
  let lines = 0;
  for (let found = comment.exec(rest); found !== null; found = comment.exec(rest)) {
    rest = rest.slice(found[0].length);
    lines += 1;
  }
  return { lines, rest };
}

/** The shape of a text for each delimiter that its header could have been written with. */
export function csvShapes(head: string): readonly CsvShape[] {
  const { lines, rest } = preambleOf(head);
  return delimiters.map((delimiter) => {
    const names = firstRecord(rest, delimiter).map((name) => name.trim().toLowerCase().replace(/^g:/u, ""));
    const repeated = [...new Set(names.filter((name, index) => name !== "" && names.indexOf(name) !== index))];
    return { delimiter, header: names, preamble: lines, repeated };
  });
}
