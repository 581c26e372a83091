import { HostError } from "../../../port/host-error.ts";

/** What a request needs, in the words of a workflow's `permissions` block. */
export type Permission =
  | "checks: read"
  | "contents: read"
  | "issues: read"
  | "issues: write"
  | "members: read"
  | "pull-requests: read"
  | "pull-requests: write"
  | "statuses: read"
  | "statuses: write";

/** What was being done when GitHub answered something else than success. */
export interface Attempt {
  /** Reads well after "could not", such as "read the comments". */
  readonly doing: string;
  readonly permission: Permission;
}

/** A HostError that remembers GitHub's status code; 0 when no answer came. */
export class GitHubError extends HostError {
  readonly status: number;
  constructor(message: string, options: { readonly hint: string; readonly status: number; readonly cause?: unknown }) {
    super(message, { hint: options.hint, cause: options.cause });
    this.name = "GitHubError";
    this.status = options.status;
  }
}

const longest = 300;

/** A message of GitHub's as one short printable line. */
export function trimmed(message: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are exactly what has to go
  const line = message.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+/gu, " ").trim();
  return line.length <= longest ? line : `${line.slice(0, longest)}…`;
}

function isRateLimit(status: number, message: string): boolean {
  return status === 429 || (status === 403 && /rate limit/iu.test(message));
}

/** What to do about a status code: the next step, or the permission that is missing. */
export function hintFor(status: number, message: string, attempt: Attempt): string {
  if (isRateLimit(status, message)) return "GitHub's rate limit is used up: run again in some minutes";
  switch (status) {
    case 401:
      return "the token is missing, wrong or expired: check the token input";
    case 403:
      return `give the token the permission "${attempt.permission}"`;
    case 404:
      return `it does not exist, or the token lacks the permission "${attempt.permission}"; right after a push, run again`;
    case 422:
      return "GitHub refused the request: if the commit or branch was just pushed or deleted, run again";
    default:
      return "GitHub did not answer as it should: run again in some minutes";
  }
}

/** The trouble of a request as a HostError that says what failed and what to do. */
export function troubleOf(cause: unknown, attempt: Attempt): GitHubError {
  const message = cause instanceof Error ? trimmed(cause.message) : "unknown trouble";
  const known = cause instanceof Error && "response" in cause && cause.response !== undefined;
  const status = known && "status" in cause && typeof cause.status === "number" ? cause.status : 0;
  const said = status === 0 ? message : `${String(status)} ${message}`;
  return new GitHubError(`could not ${attempt.doing}: ${said}`, {
    status,
    hint: hintFor(status, message, attempt),
    cause,
  });
}

/** True when the token may not do it, or must not know that it exists; false for a rate limit. */
export function isNotPermitted(error: unknown): boolean {
  if (!(error instanceof GitHubError)) return false;
  return error.status === 404 || (error.status === 403 && !isRateLimit(403, error.message));
}
