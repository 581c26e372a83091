const outside = /^governance\/(?:records|evidence|tests)\/|^governance\/SHEET\.md$/;

/** Whether a path belongs to the sheet: under `governance/`, records, evidence, policy tests and the rendering left out. */
export function isSheetPath(path: string): boolean {
  return path.startsWith("governance/") && /\.ya?ml$/.test(path) && !outside.test(path);
}

/** Whether a path is a record, `governance/records/ID.yml`. One that was put deeper, or ends in capitals, declares danger all the same. */
export function isRecordPath(path: string): boolean {
  return /^governance\/records\/(?:.*\/)?[^/]+\.ya?ml$/i.test(path);
}

/** Whether a path is an evidence file. */
export function isEvidencePath(path: string): boolean {
  return path.startsWith("governance/evidence/");
}

/** Whether a path is a file of the sheet's tests. */
export function isTestPath(path: string): boolean {
  return /^governance\/tests\/.+\.ya?ml$/.test(path);
}

/** Id of a record: its file's stem. */
export function recordId(path: string): string {
  return path.replace(/^.*\//, "").replace(/\.ya?ml$/i, "");
}

/** Where the file of a record stands. */
export function recordPath(id: string): string {
  return `governance/records/${id}.yml`;
}
