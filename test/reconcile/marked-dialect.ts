type Pieces = Readonly<Record<string, unknown>>;
type Call = (...given: readonly unknown[]) => unknown;

const isCall = (piece: unknown): piece is Call => typeof piece === "function";

/** Around what an engine says in its own way; nothing else holds these signs. */
const [begin, end] = ["«", "»"] as const;

/** What a piece is given stands outside of it: whoever asks for the piece wrote it. */
function outside(given: unknown): unknown {
  if (typeof given === "string") return `${end}${given}${begin}`;
  if (Array.isArray(given)) return given.map(outside);
  if (isCall(given)) return (...inner: readonly unknown[]) => outside(given(...inner.map(marked)));
  if (typeof given === "object" && given !== null) {
    return Object.fromEntries(Object.entries(given).map(([name, one]) => [name, outside(one)]));
  }
  return given;
}

function marked(piece: unknown): unknown {
  if (typeof piece === "string") return `${begin}${piece}${end}`;
  if (Array.isArray(piece)) return piece.map(marked);
  if (isCall(piece)) return (...given: readonly unknown[]) => marked(piece(...given.map(outside)));
  return piece;
}

/** The dialect with marks around each of its pieces. */
export const markedDialect = <T extends Pieces>(plain: T): T =>
  Object.fromEntries(Object.entries(plain).map(([name, piece]) => [name, marked(piece)])) as T;

/** SQL as the engine takes it. */
export const withoutMarks = (sql: string): string => sql.replaceAll(/[«»]/gu, "");

/** What of SQL no dialect says, with `?` for every text. */
export const sharedPart = (sql: string): string =>
  sql.replaceAll(/'(?:[^']|'')*'/gu, "?").replaceAll(/«[^«»]*»/gu, " ");
