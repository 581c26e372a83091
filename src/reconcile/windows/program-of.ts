const longest = 200;

/** A program's name as sheets write it, without its version: `Northwind CAPI/1.4` is `northwind-capi`. */
export function programOf(sender: string): string {
  return sender
    .slice(0, longest)
    .trim()
    .toLowerCase()
    .replace(/[-_/ ]*v?\d[\d.]*$/u, "")
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "");
}
