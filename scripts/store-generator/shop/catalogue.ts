import { createRandom } from "../random.ts";

/** One thing to buy, as the shop sells it. */
export interface Variant {
  readonly variantId: string;
  readonly productId: string;
  readonly sku: string;
  readonly title: string;
  readonly vendor: string;
  /** In cents. */
  readonly price: number;
  readonly inStock: boolean;
}

const kinds = ["Tent", "Sleeping Bag", "Stove", "Rucksack", "Rain Jacket", "Headlamp", "Trail Shoe", "Bottle"];
const lines = ["Ridge", "Fjord", "Basin", "Harbour", "Summit", "Tundra"];
const colours = ["Red", "Moss", "Slate", "Sand", "Ink"];
const vendors = ["Northwind Outdoor", "Tailspin Gear", "Fabrikam Textiles"];

function variantsOf(seed: number, product: number): readonly Variant[] {
  const random = createRandom(seed, 1, product);
  const kind = random.pick(kinds);
  const base = 900 + random.below(30_000);
  const title = `${random.pick(lines)} ${kind} ${product + 1}`;
  const vendor = random.pick(vendors);
  const sku = `NW-${kind.slice(0, 3).toUpperCase()}-${String(product + 1).padStart(4, "0")}`;
  return colours.slice(0, 1 + random.below(colours.length)).map((colour, index) => ({
    variantId: String(41_000_000_000_000 + product * 64 + index),
    productId: String(7_600_000_000_000 + product * 64),
    sku: `${sku}-${colour.toUpperCase()}`,
    title: `${title} - ${colour}`,
    vendor,
    price: base + index * 500,
    inStock: random.chance(0.9),
  }));
}

/** Every variant that the shop sells; best sellers come first. */
export function makeCatalogue(seed: number, products: number): readonly Variant[] {
  return Array.from({ length: products }, (_, product) => variantsOf(seed, product)).flat();
}
