import { inertHtml } from "../../inert/inert-html.ts";

type Attributes = Readonly<Record<string, string | number>>;

/** An element of HTML or SVG: values of attributes are made inert, the content is markup already. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${inertHtml(String(value), 2_000)}"`);
  return `<${name}${written.join("")}>${content.join("")}</${name}>`;
}

/** A place along an axis as a percentage, so that a picture fits any width without its letters growing or shrinking. */
export function along(share: number): string {
  return `${String(Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 100)}%`;
}

/** A picture with a name and a description for those who hear it. */
export function picture(
  {
    id,
    title,
    says,
    height,
  }: { readonly id: string; readonly title: string; readonly says: string; readonly height: number },
  drawn: readonly string[],
): string {
  return element(
    "svg",
    { class: "chart", role: "img", "aria-labelledby": `${id}-title ${id}-says`, width: "100%", height },
    element("title", { id: `${id}-title` }, inertHtml(title)),
    element("desc", { id: `${id}-says` }, inertHtml(says, 2_000)),
    ...drawn,
  );
}
