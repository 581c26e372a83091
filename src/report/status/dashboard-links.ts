/** Where the host shows a record of a branch. */
export function recordUrl(record: string, repositoryUrl: string, branch: string): string {
  const folders = branch.split("/").map(encodeURIComponent).join("/");
  return `${repositoryUrl}/blob/${folders}/governance/records/${encodeURIComponent(record)}.yml`;
}
