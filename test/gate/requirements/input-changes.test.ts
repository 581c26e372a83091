import { expect, test } from "vitest";
import type { Sheet } from "../../../src/model/sheet.ts";
import { sheetChangeRequirements } from "../../../src/gate/requirements/sheet-change-requirements.ts";
import { smallSheet } from "../../fixtures/small-sheet.ts";

const withTotal = (total: string): Sheet => ({
  ...smallSheet,
  inputs: [
    {
      id: "warehouse-orders",
      holds: "orders",
      columns: { name: "order_no", total },
      time_zone: null,
      decimal: null,
      dates: null,
    },
  ],
});

test.each([
  ["is added", smallSheet, withTotal("grand_total")],
  ["reads another column", withTotal("grand_total"), withTotal("net_total")],
  ["is removed", withTotal("grand_total"), smallSheet],
])("a mapping of columns that %s is signed by the owner of the policy", (_, base, proposed) => {
  const requirements = sheetChangeRequirements("main", { base, proposed }, []);
  expect(requirements).toMatchObject([
    { key: "sheet-change:inputs.warehouse-orders", owners: [smallSheet.policy.owner] },
  ]);
});
