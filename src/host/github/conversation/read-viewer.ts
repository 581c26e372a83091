import type { Login } from "../../../model/answers.ts";
import type { Access } from "../client/access.ts";
import { fields } from "../client/answer.ts";
import { viewerQuery } from "./conversation-query.ts";
import { loginOf } from "../client/login.ts";

/** The account of the token. */
export async function readViewer(access: Access): Promise<Login> {
  const attempt = { doing: "read the account of the token", permission: "contents: read" } as const;
  const data = await access.client.query({ query: viewerQuery, variables: {} }, attempt);
  return loginOf(fields(data["viewer"], "viewer"));
}
