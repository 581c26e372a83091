import type { RecordText } from "../app/records/read-incident.ts";
import type { LoadedSheet } from "./load-sheet.ts";

/** The records of a sheet's folder, as they stand in the working tree. */
export async function recordsOf({ files }: LoadedSheet): Promise<readonly RecordText[]> {
  const { isRecordPath, recordId } = await import("../app/sheet/sheet-paths.ts");
  return files.flatMap(({ path, content }) =>
    isRecordPath(path) && "text" in content ? [{ id: recordId(path), path, text: content.text }] : [],
  );
}
