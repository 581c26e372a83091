/** Most texts remembered; a process that meets more starts over, so that hostile sheets don't fill the memory. */
const mostRemembered = 5000;

/** The same compiler, which compiles each text only once: the sheet is linted, read for and fired with the same globs and patterns. */
export function compiledOnce<T>(compile: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const compiled = compile(text);
    if (known.size >= mostRemembered) known.clear();
    known.set(text, compiled);
    return compiled;
  };
}
