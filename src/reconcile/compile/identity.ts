import { dialect } from "../dialect.ts";
import { sqlText } from "../sql-text.ts";
import { judgedSides, type Question } from "./question.ts";

/** Sixty-four hexadecimal digits, with or without the mark that Meta's Parameter Builder adds (2 or 8 characters). */
const hashed = "[a-f0-9]{64}(\\.[A-Za-z0-9_-]{2}|\\.[A-Za-z0-9_-]{8})?";

/** Hashes of the empty text, `null`, `undefined` and `none`: no customer's. */
const empties = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b",
  "eb045d78d273107348b0300c01d29b7552d622abbc6faf81b3ec55359aa9950c",
  "140bedbf9c3f6d56a9846d2ba7088798683f4da0c248231336e6a05679e4fdfe",
];

const digestColumn = (key: string) => `digest_${key}`;

/** Keys that both paths should send in the same form; addresses and agents of browser and server differ by nature. */
function comparedKeys({ contract }: Question): readonly string[] {
  return Object.entries(contract.identity)
    .filter(([key, form]) => form === "sha256" || key === "external_id")
    .map(([key]) => key);
}

/** Raw identifiers whose one right form needs no guess: an e-mail address, and a phone number with its country code. */
const rawForms: Readonly<Record<string, (raw: string) => string>> = {
  em: (raw) => `lower(trim(${raw}))`,
  ph: (raw) => `CASE WHEN trim(${raw}) LIKE '+%' THEN ${dialect.replaceAll(raw, "[^0-9]", "")} END`,
};

function provableKeys({ contract }: Question): readonly string[] {
  return Object.keys(rawForms).filter((key) => contract.identity[key] === "sha256");
}

/** Columns of `expected`: what an identifier's hash should be, as a digest of that hash. */
export function expectedDigests(question: Question): readonly string[] {
  return provableKeys(question).map((key) => {
    const form = rawForms[key]?.(`nullif(trim(${dialect.entry("identity", key)}), '')`) ?? "NULL";
    return `${dialect.digest(dialect.sha256(form))} AS ${digestColumn(key)}`;
  });
}

/** The first of several values, which a list carries as JSON. */
function valueOf(key: string): string {
  const value = dialect.entry("keys", key);
  return `CASE WHEN ${value} LIKE '[%' THEN split_part(${value}, '"', 2) ELSE ${value} END`;
}

function wrongForm(key: string, form: "sha256" | "plain"): string {
  const value = valueOf(key);
  const looksHashed = `(length(${value}) IN (64, 67, 73) AND ${dialect.matches(value, hashed)})`;
  if (form === "plain") return key === "external_id" ? "false" : looksHashed;
  const isEmpty = `substring(${value}, 1, 64) IN (${empties.map(sqlText).join(", ")})`;
  return `(NOT ${looksHashed} OR ${isEmpty})`;
}

/** Columns of an event: whether an identifier is sent that may not be, or in the wrong form, and digests to compare by. */
export function identityColumns(question: Question): readonly string[] {
  const { identity } = question.contract;
  const wrong = Object.entries(identity).map(([key, form]) => `coalesce(${wrongForm(key, form)}, false)`);
  const count = Object.keys(identity).map((key) => `(${dialect.entry("keys", key)} IS NOT NULL)::INTEGER`);
  const foreign = `CASE WHEN ${dialect.entries("keys")} > ${["0", ...count].join(" + ")} THEN ${dialect.keyBesides("keys", Object.keys(identity))} ELSE false END`;
  return [
    `coalesce(${dialect.entries("keys")}, 0) > 0 AS has_keys`,
    `CASE WHEN keys IS NULL THEN false ELSE coalesce(${[foreign, ...wrong].join(" OR ")}, false) END AS keys_wrong`,
    ...comparedKeys(question).map(
      (key) => `${dialect.digest(`substring(${valueOf(key)}, 1, 64)`)} AS ${digestColumn(key)}`,
    ),
  ];
}

/** Whether the identifiers of an order's events (`b`, `s`) contradict the order (`e`) or one another. */
export function identityDiffers(question: Question): string {
  const judged = judgedSides(question).map((side) => side.charAt(0));
  const own = judged.map((side) => `coalesce(${side}.keys_wrong, false)`);
  const proven = judged.flatMap((side) =>
    provableKeys(question).map((key) => `coalesce(${side}.${digestColumn(key)} <> e.${digestColumn(key)}, false)`),
  );
  const across =
    judged.length < 2
      ? []
      : comparedKeys(question).map((key) => `coalesce(b.${digestColumn(key)} <> s.${digestColumn(key)}, false)`);
  return `(${["false", ...own, ...proven, ...across].join(" OR ")})`;
}
