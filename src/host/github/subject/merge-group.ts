import { branchName, shaAt, textAt } from "./payload.ts";
import type { Target } from "./target.ts";

const digits = /^[1-9]\d{0,9}$/u;

/** The pull request that a merge group's ref names, `gh-readonly-queue/BASE/pr-NUMBER-SHA` and nothing else; null for any other shape. */
export function pullRequestOfGroup(headRef: string, base: string): number | null {
  const name = branchName(headRef) ?? headRef;
  const opening = `gh-readonly-queue/${base}/pr-`;
  if (!name.startsWith(opening)) return null;
  const [number = "", sha = "", ...rest] = name.slice(opening.length).split("-");
  if (rest.length > 0 || !digits.test(number) || !/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/u.test(sha)) return null;
  return Number(number);
}

/** The target of a merge_group event; null when its payload or its ref has an unknown shape. */
export function mergeGroupTarget(payload: unknown): Target | null {
  const base = branchName(textAt(payload, "merge_group", "base_ref"));
  const headRef = textAt(payload, "merge_group", "head_ref");
  const baseSha = shaAt(payload, "merge_group", "base_sha");
  const headSha = shaAt(payload, "merge_group", "head_sha");
  if (base === null || headRef === null || baseSha === null || headSha === null) return null;
  const number = pullRequestOfGroup(headRef, base);
  return number === null ? null : { kind: "merge-group", number, base_ref: base, base_sha: baseSha, head_sha: headSha };
}
