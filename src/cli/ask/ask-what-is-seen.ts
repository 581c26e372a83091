import type { Observation } from "../../model/route.ts";
import type { Sheet } from "../../model/sheet.ts";
import { isSign, signWords } from "../../report/route/sign-words.ts";
import type { Asker } from "./asker.ts";

/** No entry of a router has this name: it is no id. */
const somethingElse = "?";

/** Asks what somebody sees: a symptom of the router, the signs that its entries know, and words where neither is known. */
export async function askWhatIsSeen(asker: Asker, sheet: Sheet): Promise<Observation> {
  const chosen = await asker.choose("What do you see?", [
    ...Object.entries(sheet.incidents).map(([value, { title, symptom }]) => ({ value, label: title, hint: symptom })),
    { value: somethingElse, label: "Something else, or not sure" },
  ]);
  const known = new Set(Object.values(sheet.incidents).flatMap((entry) => entry.signs));
  const signs = await asker.several(
    "Which of these have you checked and found so?",
    [...known].map((value) => ({ value, label: signWords[value] })),
  );
  const symptom = chosen === somethingElse ? null : chosen;
  const says =
    symptom === null && signs.length === 0
      ? await asker.text({
          question: "Say it in your own words:",
          otherwise: "show the list",
        })
      : "";
  return { symptom, signs: signs.filter(isSign), says };
}
