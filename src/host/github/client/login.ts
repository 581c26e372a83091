import type { Login } from "../../../model/answers.ts";
import { isFields } from "./answer.ts";

const bot = "[bot]";
// GitHub's own name for people who left.
const nobody = "ghost";

/** A login as REST spells it: GraphQL leaves out a bot's suffix. A deleted account is `ghost`. */
export function loginOf(actor: unknown): Login {
  if (!isFields(actor) || typeof actor["login"] !== "string") return nobody;
  const login = actor["login"];
  return actor["__typename"] === "Bot" && !login.endsWith(bot) ? `${login}${bot}` : login;
}

/** Compares two logins the way GitHub does, without case. */
export function sameLogin(one: Login, other: Login): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
