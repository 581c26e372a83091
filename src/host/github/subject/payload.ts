import { isFields, isSha } from "../client/answer.ts";

/** The value at a path of keys inside an event's payload; undefined as soon as one is missing. */
export function at(payload: unknown, ...path: readonly string[]): unknown {
  let value = payload;
  for (const key of path) value = isFields(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}

/** A pull request's number at a path; null when there is none. */
export function numberAt(payload: unknown, ...path: readonly string[]): number | null {
  const value = at(payload, ...path);
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : null;
}

/** A text at a path that isn't empty; null when there is none. */
export function textAt(payload: unknown, ...path: readonly string[]): string | null {
  const value = at(payload, ...path);
  return typeof value === "string" && value !== "" ? value : null;
}

/** A full commit id at a path; null when there is none. */
export function shaAt(payload: unknown, ...path: readonly string[]): string | null {
  const value = at(payload, ...path);
  return isSha(value) ? value : null;
}

const branches = "refs/heads/";

/** The name of a branch from its full ref; null for a tag or anything else. */
export function branchName(ref: string | null): string | null {
  return ref?.startsWith(branches) === true && ref.length > branches.length ? ref.slice(branches.length) : null;
}
