import { stringify } from "yaml";

/** A record as the file that is committed: keys in the order given, long texts unfolded, nothing aliased. */
export function recordText(record: object): string {
  return stringify(record, { lineWidth: 0, aliasDuplicateObjects: false });
}
