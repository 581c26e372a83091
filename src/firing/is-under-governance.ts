/** Whether a path lies in the sheet's folder, `governance/`: its files fire nothing, since their changes are judged by meaning. */
export function isUnderGovernance(path: string): boolean {
  return path.startsWith("governance/");
}
