import { element } from "./markup.ts";

/** What the colours of a picture mean; pictures say the same in words, so screen readers are not told twice. */
export function legend(entries: readonly { readonly name: string; readonly label: string }[]): string {
  const items = entries.map(({ name, label }) =>
    element(
      "li",
      {},
      element("svg", { width: 14, height: 14 }, element("rect", { width: 14, height: 14, rx: 3, class: name })),
      ` ${label}`,
    ),
  );
  return element("ul", { class: "legend", "aria-hidden": "true" }, ...items);
}
