import type { Login } from "../../../model/answers.ts";
import type { Access } from "../client/access.ts";
import { fields, text } from "../client/answer.ts";
import { loginOf } from "../client/login.ts";
import { readPages } from "../client/pages.ts";
import { GitHubError, isNotPermitted } from "../client/trouble.ts";

/** Members of `@org/team`; null when the token may not see them or there is no such team. */
export async function readTeam(access: Access, team: string): Promise<Login[] | null> {
  const match = /^@?([^/\s]+)\/([^/\s]+)$/u.exec(team);
  if (match === null) return null;
  const [, org = "", slug = ""] = match;
  const wanted = {
    route: "GET /orgs/{org}/teams/{team_slug}/members",
    parameters: { org, team_slug: slug },
    item: loginOf,
    id: (login: Login) => login,
    most_pages: 50,
  };
  try {
    return await readPages(access.client, wanted, { doing: `read the team ${team}`, permission: "members: read" });
  } catch (error) {
    if (isNotPermitted(error)) return null;
    throw error;
  }
}

/** Whether a person has admin rights on the repository. */
export async function isAdmin(access: Access, login: Login): Promise<boolean> {
  const parameters = { owner: access.owner, repo: access.repo, username: login };
  const route = "GET /repos/{owner}/{repo}/collaborators/{username}/permission";
  try {
    const attempt = { doing: `read the rights of ${login}`, permission: "contents: read" } as const;
    const answer = fields((await access.client.rest(route, parameters, attempt)).data, "permission");
    return text(answer["permission"], "permission") === "admin";
  } catch (error) {
    if (error instanceof GitHubError && error.status === 404) return false;
    throw error;
  }
}
