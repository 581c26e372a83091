import { expect, it } from "vitest";
import { unknownName } from "../../../src/sheet/findings/unknown-name.ts";

it("an unknown name is told with forty known ones at most, and means the nearest of all", () => {
  const known = Array.from({ length: 60 }, (_, index) => `store-${String(index)}`);
  const { args } = unknownName("unknown-store", { file: "a.yml" }, { name: "stroe-59", known });
  expect(args).toEqual({ name: "stroe-59", known: known.slice(0, 40), suggestion: "store-59" });
});
