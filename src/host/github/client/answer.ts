import { HostError } from "../../../port/host-error.ts";

/** An object of an answer, its fields not yet looked at. */
export type Fields = Readonly<Record<string, unknown>>;

function unexpected(where: string, wanted: string): HostError {
  return new HostError(`GitHub's answer holds no ${wanted} at ${where}`, {
    hint: "the API URL may not be GitHub's, or a proxy changed the answer: check it and run again",
  });
}

/** True for an object that is neither null nor an array. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object at a place of an answer; throws a HostError when there is none. */
export function fields(value: unknown, where: string): Fields {
  if (!isFields(value)) throw unexpected(where, "object");
  return value;
}

/** The list at a place of an answer. */
export function list(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw unexpected(where, "list");
  return value;
}

/** The text at a place of an answer. */
export function text(value: unknown, where: string): string {
  if (typeof value !== "string") throw unexpected(where, "text");
  return value;
}

/** The text at a place of an answer, which can't be empty. */
export function someText(value: unknown, where: string): string {
  if (value === "") throw unexpected(where, "text");
  return text(value, where);
}

/** The text at a place of an answer that may be null or absent. */
export function textOrNull(value: unknown, where: string): string | null {
  return value === null || value === undefined ? null : text(value, where);
}

/** The one of some words at a place of an answer. */
export function oneOf<Word extends string>(value: unknown, words: readonly Word[], where: string): Word {
  const known = words.find((word) => word === value);
  if (known === undefined) throw unexpected(where, `known word (${words.join(", ")})`);
  return known;
}

/** The whole number at a place of an answer; GraphQL writes large ones as text. */
export function count(value: unknown, where: string): number {
  const number = typeof value === "string" && /^\d{1,15}$/u.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isSafeInteger(number)) throw unexpected(where, "number");
  return number;
}

/** A git object id at a place of an answer. */
export function sha(value: unknown, where: string): string {
  if (!isSha(value)) throw unexpected(where, "commit or blob id");
  return value;
}

/** True for a full git object id. */
export function isSha(value: unknown): value is string {
  return typeof value === "string" && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u.test(value);
}
