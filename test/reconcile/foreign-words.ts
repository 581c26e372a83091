import { sharedPart } from "./marked-dialect.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter(Boolean));

/**
 * Words of standard SQL, and the few beside them that Spark, Trino and BigQuery all read (LIMIT, IF EXISTS, ALTER TABLE … RENAME TO). A word
 * that is missing here wants a piece of the dialect, or proof that these engines have it.
 */
const keywords = words(`
  SELECT DISTINCT FROM AS JOIN LEFT CROSS ON WHERE GROUP BY HAVING ORDER DESC NULLS LAST LIMIT UNION ALL WITH VALUES
  AND OR NOT IS NULL TRUE FALSE IN EXISTS BETWEEN LIKE CASE WHEN THEN ELSE END CAST LEADING
  FILTER OVER PARTITION WINDOW ROWS UNBOUNDED PRECEDING CURRENT ROW
  CREATE TABLE VIEW DROP IF ALTER RENAME TO INSERT INTO UPDATE SET
  BIGINT SMALLINT DECIMAL BOOLEAN DATE
`);

const functions = words(`
  count sum min max avg row_number lag coalesce nullif
  abs round floor ceil mod ln lower upper trim substring position length
`);

const signs = words("( ) , . = <> < > <= >= + - * / || ?");

/** A number, a word, or a sign. */
const token = /\d+(?:\.\d+)?|[A-Za-z_]\w*|<>|<=|>=|\|\||\S/gu;

/**
 * What SQL outside of the dialect holds beside names and what engines share. `reserved` are the words that are never a name; any other
 * word in small letters is one, unless it is called.
 */
export function foreignWords(sql: string, reserved: ReadonlySet<string>): readonly string[] {
  const tokens = [...sharedPart(sql).matchAll(token)].map(([found]) => found);
  const isForeign = (word: string, at: number): boolean => {
    if (/^\d/u.test(word)) return false;
    if (!/^\w/u.test(word)) return !signs.has(word);
    if (keywords.has(word.toUpperCase())) return false;
    if (tokens[at + 1] === "(" && tokens[at - 1] !== "TABLE") return !functions.has(word);
    return reserved.has(word.toLowerCase()) || /^[A-Z][A-Z_]+$/u.test(word);
  };
  return [...new Set(tokens.filter(isForeign))];
}
