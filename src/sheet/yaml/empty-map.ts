const create: <T>(prototype: null) => Record<string, T> = Object.create;

/** A map without a prototype: `__proto__` and `constructor` are keys like any other. */
export function emptyMap<T>(): Record<string, T> {
  return create<T>(null);
}
