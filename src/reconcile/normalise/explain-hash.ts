import { md5, sha1, sha256, sha256Base64, withoutAppendix } from "./digests.ts";
import { hashedFields, type HashedField } from "./normaliser.ts";
import { digits, lower } from "./plain-forms.ts";
import { rightForms, type Customer } from "./right-forms.ts";
import { senders } from "./senders/senders.ts";

/** A field of a customer as it was typed, and what a sender made of it. */
export interface SentField {
  readonly field: HashedField;
  /** Null: the order doesn't have it. */
  readonly raw: string | null;
  readonly sent: string;
  readonly customer: Customer;
}

/** Texts that stand for nothing and are hashed all the same. */
const nothings: readonly (readonly [code: string, text: string])[] = [
  ["hash-of-empty", ""],
  ["hash-of-undefined", "undefined"],
  ["hash-of-null", "null"],
  ["hash-of-none", "none"],
  ["hash-of-object", "[object Object]"],
];

const hashesOfNothing = new Map(nothings.map(([code, text]) => [sha256(text), code] as const));

/** 32 bytes in base64. */
const isBase64 = (text: string) => /^[A-Za-z0-9+/]{43}=$/u.test(text);

/** What can be said of a hash without what was hashed. */
function codeOfForm({ field, sent }: SentField): string | null {
  const digest = withoutAppendix(sent);
  const nothing = hashesOfNothing.get(digest.toLowerCase());
  if (nothing !== undefined) return nothing;
  if (field === "external_id" || /^[0-9a-f]{64}$/u.test(digest)) return null;
  if (isBase64(digest)) return null;
  if (/^[0-9a-f]{64}$/iu.test(digest)) return "upper-case-hash";
  if (/^[0-9a-f]{32}$/iu.test(digest)) return "md5";
  return /^[0-9a-f]{40}$/iu.test(digest) ? "sha1" : "unhashed";
}

type Mistake = readonly [code: string, sent: (form: string) => string];

/** What can go wrong with a right form. */
const mistakes: readonly Mistake[] = [
  ["double-hash", (form) => sha256(sha256(form))],
  ["hash-with-newline", (form) => sha256(`${form}\n`)],
  ["hash-of-quoted", (form) => sha256(JSON.stringify(form))],
  ["base64-hash", sha256Base64],
  ["md5", md5],
  ["sha1", sha1],
];

/** What senders would send, and hashes of what was typed, with what it would mean. */
function* candidates({ field, customer }: SentField, raw: string): Generator<readonly [code: string, sent: string]> {
  const right = rightForms(field, raw, customer);
  for (const [code, sent] of mistakes) for (const form of right) yield [code, sent(form)];
  for (const { code, normalise } of senders) {
    const form = normalise(field, raw);
    if (form !== null) yield [code, sha256(form)];
  }
  if (field === "ph") yield ["no-country-code", sha256(digits(raw))];
  yield ["hashed-as-typed", sha256(raw)];
  yield ["double-hash", sha256(sha256(raw))];
}

/** Whether what was sent is what Meta documents for what was typed; unknown where nobody can tell. */
export function isRight({ field, raw, sent, customer }: SentField): boolean | null {
  const forms = raw === null ? [] : rightForms(field, raw, customer);
  if (forms.length === 0) return null;
  const digest = withoutAppendix(sent);
  if (field === "external_id" && forms.includes(sent)) return true;
  return forms.some((form) => sha256(form) === digest);
}

/**
 * Everything that would have made this out of what was typed, each once: a sender's way to normalise, a mistake. Empty where it is right
 * or where nothing known would make it. Holds codes only.
 */
export function explainHash(field: SentField): readonly string[] {
  if (isRight(field) === true) return [];
  const formal = codeOfForm(field);
  if (formal !== null) return [formal];
  if (field.raw === null || lower(field.raw) === "") return [];
  const digest = withoutAppendix(field.sent);
  const codes = new Set<string>();
  for (const [code, sent] of candidates(field, field.raw)) if (sent === digest) codes.add(code);
  return [...codes];
}

/** The field of which this is the right hash, where it isn't the one that it was sent as. */
export function swappedWith(
  sent: string,
  raws: Readonly<Record<string, string>>,
  customer: Customer,
): HashedField | null {
  const digest = withoutAppendix(sent);
  const found = hashedFields.find((field) => {
    const raw = raws[field];
    return raw !== undefined && rightForms(field, raw, customer).some((form) => sha256(form) === digest);
  });
  return found ?? null;
}
