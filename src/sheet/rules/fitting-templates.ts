import { entryOf } from "../../firing/entry-of.ts";
import type { Finding } from "../../model/finding.ts";
import { lineFields, orderFields, templateParts } from "../../pattern/placeholders.ts";
import type { Rule } from "../linted.ts";
import type { Path } from "../yaml/locate.ts";

/** Templates of an event with a contract name only fields that an order has, so that the id can be worked out from it. */
export const fittingTemplates: Rule = ({ sheet, events, at }) =>
  events.flatMap(({ event, file }): readonly Finding[] => {
    const says = entryOf(sheet.events, event);
    const contract = says?.contract ?? null;
    if (says === undefined || contract === null) return [];
    const templates: readonly (readonly [Path, string, readonly string[]])[] = [
      [["event_id", "template"], says.event_id.template ?? "", orderFields],
      [["contract", "content_ids", "template"], contract.content_ids.template, lineFields],
    ];
    return templates.flatMap(([path, template, known]) => {
      const named = templateParts(template).flatMap((part) => ("field" in part ? [part.field] : []));
      const strange = named.filter((field) => !known.includes(field));
      const expected = `a template of ${known.map((field) => `{${field}}`).join(", ")}`;
      const isConstant = template !== "" && named.length === 0;
      if (strange.length === 0 && !isConstant) return [];
      const args = { value: template, expected };
      return [{ code: "invalid-value", severity: "error", place: at(file, path, "value"), args }];
    });
  });
