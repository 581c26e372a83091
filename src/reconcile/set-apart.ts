/*
 * Engines that know schemas keep two judgements of the same tables apart by them. One that does not would prefix the names.
 */

/** From here on tables are made beside those that are there, which can still be read. */
export const setApart: readonly string[] = ["CREATE SCHEMA apart", "SET search_path = 'apart,main'"];

/** What was made apart is gone again. */
export const backAgain: readonly string[] = ["SET search_path = 'main'", "DROP SCHEMA apart CASCADE"];
