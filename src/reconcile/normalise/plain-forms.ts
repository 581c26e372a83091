/** Lower case without spaces around it. */
export const lower = (raw: string): string => raw.trim().toLowerCase();

/** Letters and digits of any alphabet, in lower case. */
export const letters = (raw: string): string => lower(raw).replaceAll(/[^\p{L}\p{M}\p{N}]/gu, "");

/** Letters and digits of ASCII, in lower case: an accent takes its letter with it. */
export const asciiLetters = (raw: string): string => lower(raw).replaceAll(/[^a-z0-9]/gu, "");

/** Digits without the zeros before them. */
export const digits = (raw: string): string => raw.replaceAll(/\D/gu, "").replace(/^0+/u, "");

/** An address as Meta's libraries take one; null for what they refuse. */
export function mailAddress(raw: string): string | null {
  const text = lower(raw);
  return /^[\w!#$%&'*+/=?^`{|}~.-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u.test(text) ? text : null;
}

/** A SHA-256 or MD5 that somebody else has made: normalisers let it pass. */
export const isDigest = (raw: string): boolean => /^(?:[0-9a-f]{64}|[0-9a-f]{32})$/iu.test(raw.trim());
