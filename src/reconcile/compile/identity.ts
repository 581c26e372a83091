import { dialect } from "../dialect.ts";
import { customerKey, isIdentified, sentKey } from "../identifiers.ts";
import { sqlText } from "../sql-text.ts";
import { sentKeys } from "../tables.ts";
import { judgedSides, eventOf, type Question } from "./question.ts";

/** Lengths of a hash: alone, and with the mark of 2 or 8 characters that Meta's Parameter Builder adds after a dot. */
const hashLengths = "(64, 67, 73)";

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
    const form = rawForms[key]?.(`nullif(trim(${customerKey("identity", key)}), '')`) ?? "NULL";
    return `${dialect.digest(dialect.sha256(form))} AS ${digestColumn(key)}`;
  });
}

const valueOf = (key: string) => `key_${key}`;

/** Columns of the events as they were read: the value of each agreed key; of several hashes, which a comma parts, the first. */
export function identityValues({ contract }: Question): readonly string[] {
  return Object.entries(contract.identity).map(([key, form]) => {
    const value = sentKey("keys", key);
    const first = `CASE WHEN ${value} LIKE '%,%' THEN ${dialect.part(value, ",", 1)} ELSE ${value} END`;
    return `${form === "sha256" ? first : value} AS ${valueOf(key)}`;
  });
}

const hashOf = (key: string) => `substring(${valueOf(key)}, 1, 64)`;

/** One search over all hashes together: this is asked of every event. */
function badHashes(keys: readonly string[]): readonly string[] {
  if (keys.length === 0) return [];
  const lengths = keys.map((key) => `coalesce(${dialect.bytes(valueOf(key))} NOT IN ${hashLengths}, false)`);
  const nobody = empties.map((hash) => dialect.digest(sqlText(hash))).join(", ");
  const none = keys.map((key) => `coalesce(${dialect.digest(hashOf(key))} IN (${nobody}), false)`);
  return [...lengths, ...none, `NOT ${dialect.matches(dialect.joined("", keys.map(hashOf)), "[a-f0-9]*")}`];
}

/** Cookies and addresses that look like a hash. A customer's own id may be one. */
function hashedPlain(keys: readonly string[]): readonly string[] {
  return keys
    .filter((key) => key !== "external_id")
    .map((key) => {
      const isHash = dialect.matches(hashOf(key), "[a-f0-9]*");
      return `CASE WHEN length(${valueOf(key)}) IN ${hashLengths} THEN ${isHash} ELSE false END`;
    });
}

/** Columns over `identityValues`: whether an identifier is sent that may not be, or in the wrong form, and digests to compare by. */
export function identityColumns(question: Question): readonly string[] {
  const { identity } = question.contract;
  const agreed = Object.keys(identity);
  const inForm = (form: "sha256" | "plain") => agreed.filter((key) => identity[key] === form);
  const others = sentKeys.filter((key) => !agreed.includes(key)).map((key) => `keys.${key}`);
  const unknown = `coalesce(NOT ${dialect.holdsAll(dialect.textList(agreed), "other_keys")}, false)`;
  const foreign = [unknown, ...(others.length === 0 ? [] : [`coalesce(${others.join(", ")}) IS NOT NULL`])];
  const wrong = [...foreign, ...badHashes(inForm("sha256")), ...hashedPlain(inForm("plain"))];
  return [
    `${isIdentified("k")} AS has_keys`,
    `(${wrong.join(" OR ")}) AS keys_wrong`,
    ...comparedKeys(question).map((key) => `${dialect.digest(hashOf(key))} AS ${digestColumn(key)}`),
  ];
}

/** Names of what tells two events of one order apart by their identifiers. */
export const identityNames = (question: Question): readonly string[] => [
  ...["has_keys", "keys_wrong", "dedup_external_id", "dedup_fbp"],
  ...comparedKeys(question).map(digestColumn),
];

const cookieParts = [1, 2, 3, 4].map((n) => `nullif(${dialect.part("keys.fbp", ".", n)}, '')`);

/** What Meta tells customers by where an event has no id (deduplication); a cookie without the mark of the Parameter Builder. */
export const dedupColumns: readonly string[] = [
  `${dialect.digest("keys.external_id")} AS dedup_external_id`,
  `${dialect.digest(`nullif(${dialect.joined(".", cookieParts)}, '')`)} AS dedup_fbp`,
];

/** Whether the identifiers of an order's events contradict the order or one another. */
export function identityDiffers(question: Question): string {
  const judged = judgedSides(question).map(eventOf);
  const own = judged.map((event) => `coalesce(${event}.keys_wrong, false)`);
  const proven = judged.flatMap((event) =>
    provableKeys(question).map(
      (key) => `coalesce(${event}.${digestColumn(key)} <> expected.${digestColumn(key)}, false)`,
    ),
  );
  const across =
    judged.length < 2
      ? []
      : comparedKeys(question).map(
          (key) => `coalesce(browser_event.${digestColumn(key)} <> server_event.${digestColumn(key)}, false)`,
        );
  return `(${["false", ...own, ...proven, ...across].join(" OR ")})`;
}
