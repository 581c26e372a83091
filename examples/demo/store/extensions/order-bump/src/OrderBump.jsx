import { Banner, reactExtension, useTotalAmount } from "@shopify/ui-extensions-react/checkout";

export default reactExtension("purchase.checkout.block.render", () => <OrderBump />);

function OrderBump() {
  const total = useTotalAmount();
  return <Banner title={`Free gaiters from 150.00, you are at ${total.amount}`} />;
}
