import type { Login } from "../../../model/answers.ts";
import { fields, text } from "./answer.ts";

const bot = "[bot]";
// GitHub's own name for people who left.
const nobody = "ghost";

/** A login as REST spells it: GraphQL leaves out a bot's suffix. A deleted account, which is null, is `ghost`; nothing else that names nobody is. */
export function loginOf(account: unknown): Login {
  if (account === null) return nobody;
  const actor = fields(account, "account");
  const login = text(actor["login"], "account.login");
  return actor["__typename"] === "Bot" && !login.endsWith(bot) ? `${login}${bot}` : login;
}

/** Compares two logins the way GitHub does, without case. */
export function sameLogin(one: Login, other: Login): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
