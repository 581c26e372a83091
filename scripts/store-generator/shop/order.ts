import type { Variant } from "./catalogue.ts";
import type { Device } from "./devices.ts";
import type { Dimension } from "./dimensions.ts";
import { makeDevice } from "./devices.ts";
import { makePerson, type Person } from "./people.ts";
import type { Random } from "../random.ts";

/** So many pieces of one variant. */
export interface OrderLine {
  readonly variant: Variant;
  readonly quantity: number;
}

/** Amounts in cents of the shop's currency; those of the buyer in minor units of the buyer's. */
export interface Order {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly number: number;
  readonly checkoutToken: string;
  /** When it was paid, in milliseconds. */
  readonly at: number;
  readonly lines: readonly OrderLine[];
  readonly listPrice: number;
  readonly discount: number;
  readonly discountCode: string | null;
  readonly subtotal: number;
  readonly shipping: number;
  readonly tax: number;
  readonly total: number;
  /** Whether subtotal and shipping hold the tax. */
  readonly taxesIncluded: boolean;
  readonly refunded: number;
  readonly giftCard: number;
  readonly presentment: { readonly currency: string; readonly digits: number; readonly rate: number };
  readonly source: "web" | "pos" | "shopify_draft_order" | "subscription_contract";
  readonly test: boolean;
  readonly cancelled: boolean;
  readonly consent: "granted" | "denied";
  readonly person: Person;
  readonly device: Device;
  readonly dimensions: Readonly<Record<Dimension, string>>;
}

/** The shop keeps its books in it. */
export const shopCurrency = "CAD";

const presentments: Readonly<Record<string, Order["presentment"]>> = {
  CA: { currency: "CAD", digits: 2, rate: 1 },
  US: { currency: "USD", digits: 2, rate: 0.7291 },
  GB: { currency: "GBP", digits: 2, rate: 0.5417 },
  FR: { currency: "EUR", digits: 2, rate: 0.6263 },
  JP: { currency: "JPY", digits: 0, rate: 107.43 },
};

const taxRates: Readonly<Record<string, number>> = { CA: 0.13, US: 0.0825, GB: 0.2, FR: 0.2, JP: 0.1 };
const gateways = [
  ["shopify_payments", 46],
  ["shop_pay", 27],
  ["paypal", 15],
  ["klarna", 7],
  ["gift_card", 2],
  ["manual", 3],
] as const;
const sources = [
  ["web", 930],
  ["pos", 30],
  ["shopify_draft_order", 15],
  ["subscription_contract", 25],
] as const;

/** An amount of the shop in minor units of the buyer's money. */
export function presented(order: Order, cents: number): number {
  const { digits, rate } = order.presentment;
  return Math.round(cents * rate * 10 ** (digits - 2));
}

function makeLines(random: Random, catalogue: readonly Variant[]): readonly OrderLine[] {
  const lines = new Map<string, OrderLine>();
  const count = random.weighted([[1, 55] as const, [2, 25] as const, [3, 12] as const, [5, 8] as const]);
  for (let line = 0; line < count; line += 1) {
    // Squared, so that some articles sell far better than others.
    const variant = catalogue[Math.floor(random.next() ** 2 * catalogue.length)]!;
    lines.set(variant.variantId, {
      variant,
      quantity: random.weighted([[1, 80] as const, [2, 15] as const, [4, 5] as const]),
    });
  }
  return [...lines.values()];
}

interface Taxed {
  readonly country: string;
  readonly taxesIncluded: boolean;
}

function makeAmounts(random: Random, lines: readonly OrderLine[], { country, taxesIncluded }: Taxed) {
  const listPrice = lines.reduce((sum, { variant, quantity }) => sum + variant.price * quantity, 0);
  const discountCode = random.chance(0.18) ? random.pick(["WELCOME10", "AUTUMN", "TRAIL15"]) : null;
  const discount = discountCode === null ? 0 : Math.round(listPrice * random.pick([0.1, 0.15, 0.25]));
  const subtotal = listPrice - discount;
  const shipping = subtotal > 15_000 && random.chance(0.7) ? 0 : random.pick([995, 1495, 2450]);
  const rate = taxRates[country] ?? 0;
  const tax = Math.round((subtotal + shipping) * (taxesIncluded ? rate / (1 + rate) : rate));
  const total = subtotal + shipping + (taxesIncluded ? 0 : tax);
  const refunded = random.chance(0.06) ? Math.round(total * random.pick([0.25, 0.5, 1])) : 0;
  const giftCard = random.chance(0.03) ? Math.min(total, 2500) : 0;
  return { listPrice, discount, discountCode, subtotal, shipping, tax, total, taxesIncluded, refunded, giftCard };
}

/** An order that a code paid for as a whole: 0 is its right value. */
function forFree(amounts: ReturnType<typeof makeAmounts>): ReturnType<typeof makeAmounts> {
  const none = { subtotal: 0, shipping: 0, tax: 0, total: 0, refunded: 0, giftCard: 0 };
  return { ...amounts, discount: amounts.listPrice, discountCode: "NORTHWIND100", ...none };
}

function makeState(random: Random) {
  const source = random.weighted(sources);
  const test = source === "web" && random.chance(0.002);
  const cancelled = source === "web" && !test && random.chance(0.004);
  const consent = random.chance(0.12) ? ("denied" as const) : ("granted" as const);
  return { source, test, cancelled, consent };
}

/** The n-th order of a shop, counted from 0. */
export function makeOrder(
  random: Random,
  index: number,
  { at, catalogue, taxesIncluded }: { at: number; catalogue: readonly Variant[]; taxesIncluded: boolean },
): Order {
  const person = makePerson(random, at);
  const device = makeDevice(random);
  const lines = makeLines(random, catalogue);
  const priced = makeAmounts(random, lines, { country: person.place.country, taxesIncluded });
  const presentment = presentments[person.place.country]!;
  const gateway = random.weighted(gateways);
  const returning = random.chance(0.35);
  const state = makeState(random);
  const id = String(5_400_000_000_000 + index * 32_768 + random.below(32_768));
  const checkoutToken = random.hex(32);
  // Drawn last, so that every other order stays as it was.
  const amounts = random.chance(0.004) ? forFree(priced) : priced;
  return {
    index,
    id,
    name: `#${1001 + index}`,
    number: 1001 + index,
    checkoutToken,
    at,
    lines,
    ...amounts,
    presentment,
    ...state,
    person,
    device,
    dimensions: {
      device: device.device,
      browser: device.browser,
      gateway: state.test ? "bogus" : gateway,
      country: person.place.country,
      currency: presentment.currency,
      discount: amounts.discountCode === null ? "no" : "yes",
      returning: returning ? "yes" : "no",
    },
  };
}
