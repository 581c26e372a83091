import { createHash } from "node:crypto";
import type { FiringFact } from "../model/firing.ts";
import { compareText } from "./compare-text.ts";
import { sortedFacts } from "./sorted-facts.ts";

/** What a fingerprint is about. */
export interface Fingerprinted {
  /** Name of the base branch. */
  readonly branch: string;
  /** Key of the requirement, or `trigger:ID`. */
  readonly key: string;
  /** The meaning of the rule, without titles or prose: any JSON value. */
  readonly rule: unknown;
  /** What fired it, in any order. */
  readonly facts: readonly FiringFact[];
}

/** The first 32 hex digits of the SHA-256 over the canonical JSON of its version (1), branch, key, rule and sorted facts. */
export function fingerprintOf({ branch, key, rule, facts }: Fingerprinted): string {
  return hashOf({ version: 1, branch, key, rule, facts: sortedFacts(facts) });
}

/** The first 32 hex digits of the SHA-256 over the canonical JSON of a value. */
export function hashOf(value: unknown): string {
  return textHash(canonicalJson(value));
}

/** The first 32 hex digits of the SHA-256 over a text. */
export function textHash(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex").slice(0, 32);
}

/**
 * JSON with the keys of each object sorted by UTF-16 units and without white space. Strings stay as they are, not normalised;
 * keys without a value are left out. The value must be plain data, nested less than a few thousand levels deep.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}
