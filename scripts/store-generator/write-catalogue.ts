import type { Variant } from "./catalogue.ts";
import { amount } from "./signal.ts";

const header = "id,title,description,availability,condition,price,link,image_link,brand,item_group_id,custom_label_0";

/** A feed as Meta takes it: items are variants, groups are products. */
export function catalogueCsv(catalogue: readonly Variant[]): string {
  const rows = catalogue.map(({ variantId, productId, sku, title, vendor, price, inStock }) =>
    [
      variantId,
      title,
      `"${title}, by ${vendor}"`,
      inStock ? "in stock" : "out of stock",
      "new",
      `${amount(price)} CAD`,
      `https://shop.northwind.example/products/${sku.toLowerCase()}?variant=${variantId}`,
      `https://cdn.northwind.example/${sku.toLowerCase()}.jpg`,
      vendor,
      productId,
      "",
    ].join(","),
  );
  return ["# ref_application_id 100000000000009", header, ...rows, ""].join("\n");
}
