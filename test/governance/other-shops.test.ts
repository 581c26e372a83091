import { describe, expect, it } from "vitest";
import { fireTriggers } from "../../src/firing/fire-triggers.ts";
import { changeOf } from "../firing/small-sheet.ts";
import { readReferenceSheet } from "./reference-sheet.ts";

const sheet = readReferenceSheet();

interface Case {
  readonly says: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

interface Asked extends Case {
  readonly fires: readonly string[];
}

const asked: readonly Asked[] = [
  {
    says: "an event's id is made elsewhere, in a file of any name",
    file: "app/api/upsell/route.ts",
    from: "",
    to: "  event_id: tracking.event_id || '',",
    fires: ["tracking-app"],
  },
  {
    says: "the time of processing takes the place of the event's",
    file: "app/api/purchase/route.ts",
    from: "event_time: order.paid_at,",
    to: "event_time: Math.floor(Date.now() / 1000),",
    fires: ["tracking-app"],
  },
  {
    says: "the pixel is called only where it is there",
    file: "app/thanks.tsx",
    from: "window.fbq?.('track', 'Purchase', { value: total });",
    to: "window.fbq?.('track', 'Purchase', { value: subtotal });",
    fires: ["tracking-app"],
  },
  {
    says: "a purchase waits for the pixel no longer",
    file: "app/thanks.tsx",
    from: "if (typeof window.fbq === 'function') {",
    to: "{",
    fires: ["tracking-app"],
  },
  {
    says: "consent is told to a pixel that may be absent",
    file: "app/banner.tsx",
    from: "window.fbq?.('consent', 'revoke');",
    to: "",
    fires: ["consent", "tracking-app"],
  },
  {
    says: "an identifier of the browser is read elsewhere",
    file: "lib/checkout-session.ts",
    from: "fbp: cookies.get('_fbp'),",
    to: "",
    fires: ["tracking-app"],
  },
  {
    says: "a sender in PHP hashes another address",
    file: "includes/Sender.php",
    from: "    $event->setUserData( $user );",
    to: "    $event->setUserData( $guest );",
    fires: ["tracking-app"],
  },
  {
    says: "a template in PHP sends another currency",
    file: "view/templates/pixel/purchase.phtml",
    from: "'currency' => $block->getCurrency(),",
    to: "'currency' => 'USD',",
    fires: ["tracking-app"],
  },
  {
    says: "a tracker sends another currency",
    file: "includes/class-events-tracker.php",
    from: "'currency' => $order->get_currency(),",
    to: "'currency' => get_shop_currency(),",
    fires: ["tracking-app"],
  },
  {
    says: "a wrapped call names another event",
    file: "components/BuyButton.tsx",
    from: "trackEvent('AddToCart', {",
    to: "trackEvent('InitiateCheckout', {",
    fires: ["tracking-app"],
  },
  {
    says: "a webhook takes another of the shop's events for a purchase",
    file: "server.js",
    from: 'if (name === "checkout_completed") {',
    to: 'if (name === "payment_info_submitted") {',
    fires: ["tracking-app"],
  },
  {
    says: "a folder of a sender's own sends another value",
    file: "packages/meta-conversions-api-v2/src/purchase.ts",
    from: "value: order.total,",
    to: "value: order.subtotal,",
    fires: ["tracking-app"],
  },
  {
    says: "the version of the interface stands in a variable",
    file: "src/Client.php",
    from: "sprintf('https://graph.facebook.com/%s/%s/events', $old, $id)",
    to: "sprintf('https://graph.facebook.com/%s/%s/events', $version, $id)",
    fires: ["tracking-app"],
  },
  {
    says: "another tag container is loaded",
    file: "snippets/head-tags.liquid",
    from: "GTM-ABC1234",
    to: "GTM-DEF5678",
    fires: ["tracking-app"],
  },
  {
    says: "a pixel starts with another id",
    file: "app/Pixel.tsx",
    from: 'ReactPixel.init("123456789012345");',
    to: 'ReactPixel.init("543210987654321");',
    fires: ["dataset", "tracking-app"],
  },
  {
    says: "a lock file alone brings another version of a PHP sender",
    file: "composer.lock",
    from: '"url": "https://api.github.com/repos/facebook/facebook-php-business-sdk/zipball/1a2b"',
    to: '"url": "https://api.github.com/repos/facebook/facebook-php-business-sdk/zipball/3c4d"',
    fires: ["sender-upgrade"],
  },
  {
    says: "a library copied into the repository is replaced",
    file: "vendor/facebook/php-business-sdk/src/Util.php",
    from: "return hash('sha256', $data);",
    to: "return hash('sha256', trim($data));",
    fires: ["sender-upgrade"],
  },
  {
    says: "BigCommerce's product form posts another product",
    file: "templates/components/products/product-view.html",
    from: '<input type="hidden" name="product_id" value="{{product.id}}"/>',
    to: '<input type="hidden" name="product_id" value="{{product.parent_id}}"/>',
    fires: ["theme"],
  },
  {
    says: "a BigCommerce theme adds to the cart in another way",
    file: "assets/js/theme/common/product-details.js",
    from: "utils.api.cart.itemAdd(normalizeFormData(form), done);",
    to: "utils.api.cart.itemAdd(form, done);",
    fires: ["theme"],
  },
  {
    says: "WooCommerce's button names another product",
    file: "wp-content/themes/northwind/woocommerce/loop/add-to-cart.php",
    from: '<a data-product_id="<?php echo $product->get_id(); ?>">',
    to: '<a data-product_id="<?php echo $product->get_parent_id(); ?>">',
    fires: ["theme"],
  },
  {
    says: "PrestaShop's form asks for another quantity",
    file: "templates/catalog/_partials/product-add-to-cart.tpl",
    from: '<input name="qty" value="{$product.quantity_wanted}">',
    to: '<input name="qty" value="1">',
    fires: ["theme"],
  },
  {
    says: "Magento's form sends another product",
    file: "app/design/frontend/Northwind/default/Magento_Catalog/templates/product/view/form.phtml",
    from: '<input type="hidden" name="product" value="<?= (int)$_product->getId() ?>" />',
    to: '<input type="hidden" name="product" value="<?= (int)$_parent->getId() ?>" />',
    fires: ["theme"],
  },
];

const silent: readonly Case[] = [
  {
    says: "a file that a program made smaller",
    file: "assets/vendor.min.js",
    from: 'var a="variant_id",b="content_ids"',
    to: 'var c="variant_id",d="content_ids"',
  },
  {
    says: "another statement of a built file that mentions tracking",
    file: "assets/app.js",
    from: `${"var a=1;".repeat(200)}dataLayer.push({event:"x"});`,
    to: `${"var a=1;".repeat(199)}var a=2;dataLayer.push({event:"x"});`,
  },
  {
    says: "what a bundler wrote",
    file: "frontend/dist/assets/index-6B2U.js",
    from: 'fbq("track","Purchase")',
    to: 'fbq("track","Purchase",{})',
  },
  { says: "a library of others", file: "vendor/acme/analytics/track.php", from: "", to: "$payload['value'] = 1;" },
  { says: "the text of a privacy page", file: "app/privacy/page.tsx", from: "", to: "<p>We use cookies.</p>" },
  {
    says: "a comment about ids in a feed",
    file: "src/feed/category.php",
    from: " * e.g. {'retailer_id': 1}",
    to: " * e.g. {'retailer_id': 2}",
  },
  {
    says: "a comment about an event's id",
    file: "app/api/upsell/route.ts",
    from: "",
    to: "// the event_id comes from the session",
  },
  {
    says: "a card's button that only shows a product",
    file: "templates/components/products/card.html",
    from: '<a class="quickview" data-product-id="{{id}}">',
    to: '<button class="quickview" data-product-id="{{id}}">',
  },
];

function fired({ file, from, to }: Case): readonly string[] {
  const change = changeOf({ [file]: [`a\n${from}\nz\n`, `a\n${to}\nz\n`] });
  return fireTriggers(sheet, change).map(({ trigger }) => trigger);
}

describe("in plugins, backends and built themes the reference sheet asks", () => {
  it.each(asked)("when $says", (given) => {
    expect(fired(given)).toEqual(given.fires);
  });
});

describe("in plugins, backends and built themes the reference sheet stays silent about", () => {
  it.each(silent)("$says", (given) => {
    expect(fired(given)).toEqual([]);
  });
});
