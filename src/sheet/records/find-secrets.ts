import { LineCounter } from "yaml";
import type { Finding } from "../../model/finding.ts";
import { placeOf } from "../yaml/locate.ts";

interface Kind {
  readonly what: string;
  readonly pattern: RegExp;
}

/** Every quantifier is bounded, so that no text makes a search slow. */
const kinds: readonly Kind[] = [
  { what: "an access token", pattern: /\bEAA[A-Za-z0-9]{20,400}/g },
  { what: "an access token", pattern: /\baccess_token\b/gi },
  {
    what: "an e-mail address",
    pattern: /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24}\b/g,
  },
  {
    what: "a hash of 64 hex digits, as customer data is sent",
    pattern: /(?<![0-9A-Za-z])[0-9A-Fa-f]{64}(?![0-9A-Za-z])/g,
  },
];

const most = 20;

/** Access tokens and personal data in a text that is about to be kept in git for good. */
export function findSecrets(file: string, text: string): readonly Finding[] {
  const hits = kinds
    .flatMap(({ what, pattern }) => [...text.matchAll(pattern)].slice(0, most).map((match) => ({ what, match })))
    .sort((a, b) => a.match.index - b.match.index)
    .slice(0, most);
  if (hits.length === 0) return [];
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines.addNewLine(at + 1);
  return hits.map(({ what, match }) => ({
    code: "secret-in-evidence",
    severity: "error",
    place: placeOf({ file, text, lines }, match.index, match.index + match[0].length),
    args: { what },
  }));
}
