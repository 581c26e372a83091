import { plainText } from "../inert/plain-text.ts";

const longestName = 300;

/** Where the host shows a record of a branch. */
export function recordUrl(record: string, repositoryUrl: string, branch: string): string {
  const folders = branch.split("/").map(inAddress).join("/");
  return `${repositoryUrl}/blob/${folders}/governance/records/${inAddress(record)}.yml`;
}

/** Half of a pair of surrogates has no encoding. */
function inAddress(name: string): string {
  return encodeURIComponent(plainText(name, longestName));
}
