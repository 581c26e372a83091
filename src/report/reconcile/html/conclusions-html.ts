import { inertHtml } from "../../inert/inert-html.ts";
import type { ConclusionAnswer, Conclusions } from "../conclusion-answers.ts";
import { conclusionNext, conclusionScope, conclusionStates } from "../conclusion-words.ts";
import { element } from "./markup.ts";

const longest = 600;

/** Which conclusions the report speaks against, with the reasons, and what to use instead. */
export function conclusionsHtml(conclusions: Conclusions): string {
  const next = conclusionNext(conclusions);
  return [
    element("ul", { class: "answers" }, ...conclusions.answers.map(answerItem)),
    element("p", { class: "soft" }, inertHtml(conclusionScope(conclusions), longest)),
    ...(next === null ? [] : [element("p", { class: "soft" }, inertHtml(next, longest))]),
  ].join("\n");
}

function answerItem({ title, state, why, instead }: ConclusionAnswer): string {
  const { mark, label } = conclusionStates[state];
  const reasons = why.map((reason) => element("p", {}, inertHtml(reason, longest)));
  return element(
    "li",
    {},
    element(
      "p",
      {},
      element("span", { class: `state ${state}` }, `${mark} ${label}`),
      ` <b>${inertHtml(title, longest)}</b>`,
    ),
    ...reasons,
    state === "no" ? element("p", { class: "soft" }, `Use instead: ${inertHtml(instead, longest)}`) : "",
  );
}
