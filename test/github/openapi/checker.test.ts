import { describe, expect, it } from "vitest";
import { shape } from "../shapes.ts";
import { checkExchange, type Exchange } from "./checker.ts";

const json = { "content-type": "application/json; charset=utf-8" };
const comments = "/repos/northwind/store/issues/1/comments";
const comment = shape("issue-comment", { id: 1 });

function exchange(fields: Partial<Exchange>): Exchange {
  const base = {
    method: "GET",
    path: comments,
    query: {},
    requestBody: undefined,
    status: 200,
    headers: json,
    body: [comment],
  };
  return { ...base, injected: false, ...fields };
}

describe("the check against GitHub's published description", () => {
  it.each([
    ["a described list", exchange({})],
    ["a described error", exchange({ status: 404, body: { message: "Not Found" } })],
    ["an error any route may give", exchange({ status: 401, body: { message: "Bad credentials" } })],
    ["an unchanged page", exchange({ status: 304, headers: {}, body: undefined })],
    ["an answer a test made up", exchange({ status: 502, headers: {}, body: "<html>", injected: true })],
    [
      "a path with slashes in a branch",
      exchange({ path: "/repos/northwind/store/commits/feature/a/b/pulls", body: [] }),
    ],
    ["a comment that is made", exchange({ method: "POST", requestBody: { body: "hi" }, status: 201, body: comment })],
  ])("accepts %s", (_, given) => {
    expect(checkExchange(given)).toEqual([]);
  });

  it.each([
    ["an unknown route", exchange({ path: "/repos/northwind/store/nothing" }), "unknown route"],
    ["a method the route lacks", exchange({ method: "DELETE" }), "unknown route"],
    ["a row without a required field", exchange({ body: [{ id: 1 }] }), "must have required property"],
    ["a wrong type", exchange({ body: [{ ...comment, id: "1" }] }), "response body/0/id must be integer"],
    ["a time that is none", exchange({ body: [{ ...comment, created_at: "today" }] }), 'must match format "date-time"'],
    ["a success that is not described", exchange({ status: 202 }), "status 202 is not described"],
    [
      "another media type",
      exchange({ headers: { "content-type": "text/html" } }),
      "content type text/html is not described",
    ],
    ["a query parameter GitHub ignores", exchange({ query: { perpage: "9" } }), "perpage is not described"],
    ["a page that is no number", exchange({ query: { page: "two" } }), "page must be an integer"],
    ["a missing request body", exchange({ method: "POST", status: 201, body: comment }), "the request body is missing"],
    [
      "a wrong request body",
      exchange({ method: "POST", requestBody: { text: "hi" }, status: 201, body: comment }),
      "request body must have required property 'body'",
    ],
    ["a body on a read", exchange({ requestBody: {} }), "a request body is not described"],
    ["a malformed link", exchange({ headers: { ...json, link: "page=2" } }), "Link header page=2 is malformed"],
    [
      "an error without GitHub's shape",
      exchange({ status: 404, body: { message: 4 } }),
      "response body/message must be string",
    ],
  ])("reports %s", (_, given, problem) => {
    expect(checkExchange(given).join("\n")).toContain(problem);
  });
});
