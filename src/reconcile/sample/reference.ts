/** What the file of a sample takes as a reference (schema/sample.schema.json). */
const allowed = /^[A-Za-z0-9#_.:-]{1,64}$/;

/** The first of these that may stand in a file as a reference; else the other, which names nothing. */
export function referenceOf(names: readonly (string | null)[], otherwise: string): string {
  return names.find((name) => name !== null && allowed.test(name)) ?? otherwise;
}
