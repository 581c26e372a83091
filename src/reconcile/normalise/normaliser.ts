/** Customer information that Meta takes as SHA-256, and external_id, which may be hashed (Conversions API, customer information). */
export const hashedFields = ["em", "ph", "fn", "ln", "ct", "st", "zp", "country", "db", "ge", "external_id"] as const;

/** An identifier that is hashed before it is sent. */
export type HashedField = (typeof hashedFields)[number];

/** What one piece of software makes of what a customer typed. */
export interface Normaliser {
  /** Stands in reports. */
  readonly code: string;
  /** The text that it would hash, or null where it sends nothing. */
  readonly normalise: (field: HashedField, raw: string) => string | null;
}

/** Tells hashed fields from any other key. */
export function isHashedField(key: string): key is HashedField {
  return hashedFields.some((field) => field === key);
}
