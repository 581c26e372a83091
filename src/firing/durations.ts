/** An hour in milliseconds. */
export const hourLength = 3_600_000;
/** A day in milliseconds. */
export const dayLength = 24 * hourLength;
