import { isScalar, type Node } from "yaml";

/** A key's text; with `stringKeys` every key that is not one was already refused as a syntax error. */
export function keyText(key: Node): string {
  return isScalar(key) && typeof key.value === "string" ? key.value : "";
}
