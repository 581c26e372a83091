import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lintSheet } from "../../src/app/sheet/lint-sheet.ts";
import { fireTriggers } from "../../src/firing/fire-triggers.ts";
import { readSheetFolder } from "../../src/host/disk/read-sheet-folder.ts";
import type { Sheet } from "../../src/model/sheet.ts";
import { changeOf } from "../firing/small-sheet.ts";

const read = lintSheet(readSheetFolder(join(import.meta.dirname, "../../governance"))).sheet;

function referenceSheet(): Sheet {
  if (read === null) throw new Error("the reference sheet has errors");
  return read;
}

interface Case {
  readonly says: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly fires: readonly string[];
}

const form = '<input type="hidden" name="id" value="{{ product.selected_or_first_available_variant.id }}">';

const asked: readonly Case[] = [
  {
    says: "a product form posts another variant",
    file: "sections/product.liquid",
    from: form,
    to: "",
    fires: ["theme"],
  },
  {
    says: "a form's button is disabled in other cases",
    file: "snippets/buy.liquid",
    from: "",
    to: "{% if product.selected_or_first_available_variant.available == false %}disabled{% endif %}",
    fires: ["theme"],
  },
  {
    says: "a line item property gets another name",
    file: "assets/shop.js",
    from: "body.properties = {}",
    to: "body.properties = gifts",
    fires: ["theme"],
  },
  {
    says: "a cart line's quantity is set in another way",
    file: "assets/cart-drawer.js",
    from: "this.updateQuantity(line, 1)",
    to: "this.updateQuantity(line, Number(input.value))",
    fires: ["theme"],
  },
  {
    says: "a headless product page adds another merchandise id",
    file: "app/components/ProductForm.tsx",
    from: "merchandiseId: variant.id,",
    to: "merchandiseId: chosen,",
    fires: ["theme"],
  },
  {
    says: "the cart query drops an amount",
    file: "app/lib/fragments.ts",
    from: "  totalAmount {",
    to: "",
    fires: ["checkout"],
  },
  {
    says: "a discount code reaches the cart in another way",
    file: "app/routes/cart.tsx",
    from: "await cart.updateDiscountCodes(codes)",
    to: "await cart.updateDiscountCodes([])\nconst discountCodes = formDiscountCode ? [formDiscountCode] : []",
    fires: ["checkout"],
  },
  {
    says: "the cart belongs to another market",
    file: "src/CartProvider.tsx",
    from: 'countryCode = "US"',
    to: "countryCode = shop.country",
    fires: ["checkout"],
  },
  {
    says: "an express button names another shop",
    file: "src/ShopPayButton.tsx",
    from: "storeDomain={domain}",
    to: "storeDomain={other}",
    fires: ["payment-app"],
  },
  {
    says: "an order page in Liquid hands its amount to a script",
    file: "templates/customers/order.liquid",
    from: "",
    to: "value: {{ order.total_price | divided_by: 100.0 }},",
    fires: ["checkout"],
  },
  {
    says: "consent travels with the cart",
    file: "app/lib/queries.ts",
    from: "",
    to: "visitorConsent: $visitorConsent",
    fires: ["consent"],
  },
  {
    says: "an identifying cookie gets another reach",
    file: "src/session-cookies.ts",
    from: "const domain = host",
    to: "const domain = `.${host}`",
    fires: ["consent"],
  },
  {
    says: "a tracking file decides otherwise who is tracked",
    file: "src/analytics/provider.tsx",
    from: "setCanTrack(shop)",
    to: "setCanTrack(custom ?? shop)",
    fires: ["tracking-app"],
  },
];

const silent: readonly Omit<Case, "fires">[] = [
  { says: "a style sheet", file: "assets/product.css", from: ".cart{}", to: ".cart{color:red}" },
  { says: "a translation", file: "locales/de.json", from: '{"cart":"Cart"}', to: '{"cart":"Warenkorb"}' },
  {
    says: "a picture of the chosen variant",
    file: "sections/product.liquid",
    from: "",
    to: "{% assign media = product.selected_or_first_available_variant.featured_media %}",
  },
  {
    says: "a shown unit price",
    file: "snippets/price.liquid",
    from: "",
    to: "{{ product.selected_or_first_available_variant.unit_price | money }}",
  },
  {
    says: "an amount in a customer's past order",
    file: "sections/main-order.liquid",
    from: "{{ order.total_price | money }}",
    to: "{{ order.total_net_amount | money }}",
  },
  {
    says: "the same in a headless store",
    file: "app/routes/account.orders.$id.tsx",
    from: "",
    to: "totalPrice {",
  },
  {
    says: "an amount between tags of a cart page",
    file: "app/components/CartSummary.tsx",
    from: "",
    to: "  <Money data={cart.cost.subtotalAmount} />",
  },
  {
    says: "a filter form of a collection page",
    file: "assets/facets.js",
    from: "new FormData(a)",
    to: "new FormData(b)",
  },
  {
    says: "a comment in a tracking file",
    file: "src/analytics/provider.tsx",
    from: " * default to the consent API",
    to: " * defaults to the consent API",
  },
  {
    says: "a click handler in a tracking folder",
    file: "src/analytics/header.tsx",
    from: "",
    to: "e.preventDefault();",
  },
  { says: "an example", file: "src/ProductForm.example.tsx", from: "", to: "merchandiseId: variant.id," },
];

const fired = ({ file, from, to }: Omit<Case, "fires">): readonly string[] =>
  fireTriggers(referenceSheet(), changeOf({ [file]: [`a\n${from}\nz\n`, `a\n${to}\nz\n`] })).map(
    ({ trigger }) => trigger,
  );

describe("an upgrade", () => {
  const upgrade = (name: string) =>
    fireTriggers(
      referenceSheet(),
      changeOf({
        "package.json": [`{"dependencies":{"${name}":"1.0.0"}}\n`, `{"dependencies":{"${name}":"2.0.0"}}\n`],
      }),
    );

  it("of the library that sends puts every event at risk", () => {
    const [fired] = upgrade("facebook-nodejs-business-sdk");
    expect(fired?.trigger).toBe("sender-upgrade");
    expect(fired?.signals).toContain("Purchase.value");
  });

  it("of the storefront's framework leaves Purchase, and what rests on it alone, usable", () => {
    const [fired] = upgrade("@shopify/hydrogen");
    expect(fired?.trigger).toBe("storefront-upgrade");
    expect(fired?.signals.filter((signal) => signal.startsWith("Purchase."))).toEqual([]);
    expect(fired?.signals).toContain("ViewContent.content_ids");
  });
});

describe("the reference sheet asks about a change", () => {
  it.each(asked)("when $says", (given) => {
    expect(fired(given)).toEqual(given.fires);
  });
});

describe("the reference sheet stays silent about", () => {
  it.each(silent)("$says", (given) => {
    expect(fired(given)).toEqual([]);
  });
});
