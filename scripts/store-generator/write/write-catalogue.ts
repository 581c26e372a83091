import type { Variant } from "../shop/catalogue.ts";
import { amount } from "../events/sent-event.ts";

/** Forms of a catalogue feed, with the end of the file's name. */
export const catalogueForms = { csv: "csv", tsv: "tsv", rss: "xml", atom: "xml" } as const;
/** How the feed can be written. */
export type CatalogueForm = keyof typeof catalogueForms;

const shop = "https://shop.northwind.example";

/** A feed as Meta takes it: items are variants, groups are products. */
function itemOf({
  variantId,
  productId,
  sku,
  title,
  vendor,
  price,
  inStock,
}: Variant): Readonly<Record<string, string>> {
  return {
    id: variantId,
    title,
    description: `${title}, by ${vendor}`,
    availability: inStock ? "in stock" : "out of stock",
    condition: "new",
    price: `${amount(price)} CAD`,
    link: `${shop}/products/${sku.toLowerCase()}?variant=${variantId}`,
    image_link: `https://cdn.northwind.example/${sku.toLowerCase()}.jpg`,
    brand: vendor,
    item_group_id: productId,
    custom_label_0: "",
  };
}

type Items = readonly Readonly<Record<string, string>>[];

function separated(items: Items, delimiter: string): string {
  const quoted = (text: string) => (text.includes(delimiter) ? `"${text}"` : text);
  const rows = items.map((item) => Object.values(item).map(quoted).join(delimiter));
  const header = Object.keys(items[0] ?? {}).join(delimiter);
  return ["# ref_application_id 100000000000009", header, ...rows, ""].join("\n");
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function elements(items: Items, tag: string): string {
  const fields = (item: Items[number]) =>
    Object.entries(item).map(([name, text]) => `<g:${name}>${escaped(text)}</g:${name}>`);
  return items.map((item) => `<${tag}>${fields(item).join("")}</${tag}>\n`).join("");
}

const namespace = 'xmlns:g="http://base.google.com/ns/1.0"';
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Every article in a feed. */
export function catalogueFeed(catalogue: readonly Variant[], form: CatalogueForm): string {
  const items = catalogue.map(itemOf);
  switch (form) {
    case "csv":
      return separated(items, ",");
    case "tsv":
      return separated(items, "\t");
    case "rss":
      return `${declaration}<rss version="2.0" ${namespace}><channel><title>Northwind Outdoor</title><link>${shop}</link>\n${elements(items, "item")}</channel></rss>\n`;
    case "atom":
      return `${declaration}<feed xmlns="http://www.w3.org/2005/Atom" ${namespace}><title>Northwind Outdoor</title>\n${elements(items, "entry")}</feed>\n`;
  }
}
