import type { Comment, Instant, Login } from "../../model/answers.ts";
import { commandLines } from "./command-lines.ts";

/** A well-formed command of one comment. */
export type Command = { readonly by: Login; readonly at: Instant; readonly id: number; readonly url: string | null } & (
  | { readonly verb: "passed"; readonly retest: string; readonly fingerprint: string; readonly proof: string }
  | { readonly verb: "sign-off"; readonly fingerprints: readonly string[] }
  | { readonly verb: "no-impact"; readonly trigger: string; readonly fingerprint: string; readonly reason: string }
  | { readonly verb: "rollback"; readonly sha: string }
  | { readonly verb: "override"; readonly fingerprint: string; readonly reason: string }
  | { readonly verb: "recheck" }
);

/** A line that looks like a command and does not count. */
export interface RefusedLine {
  readonly by: Login;
  readonly line: string;
  readonly why: "edited" | "malformed";
}

/** What the comments command, and the lines that only look like it. */
export interface ReadCommands {
  /** Oldest first. */
  readonly commands: readonly Command[];
  readonly refused: readonly RefusedLine[];
}

const fingerprint = /^[0-9a-f]{32}$/;
const commit = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
const longestLine = 2000;

/** Reads every command of the comments: whole lines, unedited, not in quotes, code or HTML comments. */
export function readCommands(comments: readonly Comment[]): ReadCommands {
  const ordered = [...comments].sort((a, b) => a.created_at.localeCompare(b.created_at) || a.id - b.id);
  const read = ordered.flatMap((comment) =>
    commandLines(comment.body).map((line) => ({
      comment,
      line,
      command: comment.edited ? null : parseCommand(comment, line),
    })),
  );
  return {
    commands: read.flatMap(({ command }) => (command === null ? [] : [command])),
    refused: read.flatMap(({ comment, line, command }) =>
      command === null ? [{ by: comment.author, line, why: comment.edited ? "edited" : "malformed" } as const] : [],
    ),
  };
}

function parseCommand(comment: Comment, line: string): Command | null {
  if (line.length > longestLine) return null;
  const [, verb, ...words] = line.split(/\s+/);
  const [first = "", second = ""] = words;
  const from = (index: number): string => words.slice(index).join(" ");
  const origin = { by: comment.author, at: comment.created_at, id: comment.id, url: comment.url };
  switch (verb) {
    case "passed":
      return words.length === 3 && fingerprint.test(second)
        ? { ...origin, verb, retest: first, fingerprint: second, proof: from(2) }
        : null;
    case "sign-off":
      return words.length > 0 && words.every((word) => fingerprint.test(word))
        ? { ...origin, verb, fingerprints: words }
        : null;
    case "no-impact":
      return words.length > 2 && fingerprint.test(second)
        ? { ...origin, verb, trigger: first, fingerprint: second, reason: from(2) }
        : null;
    case "rollback":
      return words.length === 1 && commit.test(first) ? { ...origin, verb, sha: first } : null;
    case "override":
      return words.length > 1 && fingerprint.test(first)
        ? { ...origin, verb, fingerprint: first, reason: from(1) }
        : null;
    case "recheck":
      return words.length === 0 ? { ...origin, verb } : null;
    default:
      return null;
  }
}
