import type { EventContract } from "../../../model/event-contract.ts";
import { withoutAppendix } from "../../normalise/digests.ts";
import { explainHash, isRight, swappedWith, type SentField } from "../../normalise/explain-hash.ts";
import { isHashedField, type HashedField } from "../../normalise/normaliser.ts";
import type { SentIdentity } from "./sent-orders.ts";

/** An identifier that is wrong and everything that would have made it so; codes only. */
export interface WrongKey {
  readonly key: string;
  readonly codes: readonly string[];
}

/** What is looked at: one event's identifiers, and those of the other side's event for the same order. */
export interface Pair {
  readonly one: SentIdentity;
  readonly other: SentIdentity | null;
}

/** One key may have several values; a reader joins them by commas. */
const valuesOf = (sent: string): readonly string[] => sent.replaceAll(/[[\]"]/gu, "").split(",");

const looksHashed = (sent: string) => /^[0-9a-f]{64}$/u.test(withoutAppendix(sent));

function isOtherwise(key: string, sent: string, other: SentIdentity | null): boolean {
  const theirs = other?.sent.get(key);
  if (theirs === undefined) return false;
  const [mine, yours] = [valuesOf(sent), valuesOf(theirs)].map((values) => values.map(withoutAppendix));
  return mine?.[0] !== yours?.[0];
}

function sentFields(key: HashedField, { sent, raw }: SentIdentity): readonly SentField[] {
  const customer = { country: raw.get("country") ?? null };
  return valuesOf(sent.get(key) ?? "").map((value) => ({
    field: key,
    raw: raw.get(key) ?? null,
    sent: value,
    customer,
  }));
}

/** An export may hold names as one text: where the given name ends is a guess then, and another guess is no mistake. */
function isSplitOtherwise(field: SentField, raw: SentIdentity["raw"]): boolean {
  if (field.field !== "fn" && field.field !== "ln") return false;
  const words = `${raw.get("fn") ?? ""} ${raw.get("ln") ?? ""}`.split(/\s+/u).filter(Boolean);
  const parts = words.map((_, index) =>
    (field.field === "fn" ? words.slice(0, index + 1) : words.slice(index)).join(" "),
  );
  return parts.some((part) => isRight({ ...field, raw: part }) === true);
}

/** Of a key that should be hashed; null where nothing is wrong with it. Of two sides that differ the one that is right isn't to blame. */
function hashedKey(key: HashedField, { one, other }: Pair): WrongKey | null {
  const fields = sentFields(key, one);
  const right = fields.map(isRight);
  const differs = isOtherwise(key, one.sent.get(key) ?? "", other);
  const otherSide = differs ? { key, codes: ["other-side-differs"] } : null;
  if (right.includes(true)) {
    const isOtherRight = other !== null && sentFields(key, other).map(isRight).includes(true);
    return isOtherRight ? otherSide : null;
  }
  if (fields.some((field) => isSplitOtherwise(field, one.raw))) return null;
  const codes = [...new Set(fields.flatMap(explainHash))];
  if (codes.length > 0) return { key, codes };
  if (!right.includes(false)) return otherSide;
  const customer = { country: one.raw.get("country") ?? null };
  const field = swappedWith(fields[0]?.sent ?? "", Object.fromEntries(one.raw), customer);
  return { key, codes: field === null ? [] : [`hash-of-${field}`] };
}

/** Every identifier of an event that isn't as the contract wants it, and why that can be. */
export function wrongKeys(pair: Pair, { identity }: EventContract): readonly WrongKey[] {
  const found = [...pair.one.sent].map(([key, sent]): WrongKey | null => {
    const form = identity[key];
    if (form === undefined) return { key, codes: ["not-agreed"] };
    if (form === "sha256") return isHashedField(key) ? hashedKey(key, pair) : null;
    if (key !== "external_id") return looksHashed(sent) ? { key, codes: ["hashed"] } : null;
    return isOtherwise(key, sent, pair.other) ? { key, codes: ["other-side-differs"] } : null;
  });
  return found.filter((one) => one !== null);
}
