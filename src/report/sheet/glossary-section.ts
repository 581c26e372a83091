import { markdownTable } from "../table.ts";
import type { Section } from "./section.ts";

const glossary = [
  [
    "signal",
    "One parameter of one event, `Purchase.value`; or `Purchase.occurrence`: that the event fires once, and only when it should. `*` stands for all.",
  ],
  [
    "browser path, server path",
    "The two ways an event reaches Meta: from the shopper's browser (Meta Pixel), and from a server of the shop (Conversions API).",
  ],
  [
    "dataset",
    "Where Meta collects the events of a store, from both paths. It has a number, which used to be called the pixel id.",
  ],
  [
    "Test Events",
    "A tab of a dataset in Meta's Events Manager. It shows what your own browser sends, and what a server sends with the test code shown there, within seconds.",
  ],
  ["source of truth", "The system that owns a parameter's value. Both paths take it from there."],
  ["change trigger", "A kind of change that can break signals. It fires when one of its conditions is met."],
  ["retest", "A check that is run again. It proves signals, before the merge or after the release."],
  ["evidence", "What answers a retest: a person's word with a link, a sample, a reconciliation report, a check."],
  ["sign-off", "An owner's word that a change may merge. It counts for exactly the files it was given about."],
  ["soak", "Hours after a release before evidence counts, so that enough orders have come in."],
  ["conclusion", "A decision that media wants to draw from reports. It rests on signals."],
  ["paused", "Must not be used, as a signal it rests on may be wrong. It resumes on evidence from after the release."],
  ["incident", "Something has already gone wrong. Its symptom leads to the first action and to what must be paused."],
  ["rollback rule", "Who undoes a change, how, and when decisions resume."],
  ["record", "A file that tells what git can't see: a change elsewhere, an incident, a release, a resume."],
] as const;

/** The words of this page. */
export const glossarySection: Section = {
  id: "glossary",
  title: "Glossary",
  render: () =>
    markdownTable(
      ["Word", "Meaning"],
      glossary.map(([word, meaning]) => [`**${word}**`, meaning]),
    ),
};
