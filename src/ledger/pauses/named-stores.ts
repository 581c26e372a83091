/** Stores that a record names, sorted; one that names none of those there are reaches everywhere, as a typing error must not hide danger. */
export function namedStores(named: readonly string[], stores: readonly string[]): readonly string[] {
  const known = [...new Set(named)].filter((store) => stores.includes(store)).sort();
  return known.length === 0 ? [...stores].sort() : known;
}
