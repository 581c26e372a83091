import { createHash } from "node:crypto";

const hexOf = (algorithm: string) => (text: string) => createHash(algorithm).update(text, "utf8").digest("hex");

/** In lower-case hexadecimal, as Meta wants it. */
export const sha256 = hexOf("sha256");
/** What a sender that took the wrong algorithm would give. */
export const sha1 = hexOf("sha1");
/** As {@link sha1}: some senders let one of these through. */
export const md5 = hexOf("md5");

/** The same bytes in base64, which Meta doesn't take. */
export function sha256Base64(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("base64");
}

/** What Meta's Parameter Builder adds to a hash: a point and 8, in older versions 2, characters of base64url. */
const appendix = /\.(?:[\w-]{2}|[\w-]{8})$/u;

/** A hash without what Meta's Parameter Builder adds to it. */
export function withoutAppendix(sent: string): string {
  return /^[0-9a-f]{64}\./iu.test(sent) ? sent.replace(appendix, "") : sent;
}
