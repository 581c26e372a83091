import { getOctokit } from "@actions/github";
import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { createDepartures, type Departures } from "./departures.ts";
import { fields, list, text, type Fields } from "./answer.ts";
import { GitHubError, hintFor, trimmed, troubleOf, type Attempt } from "./trouble.ts";

/** Where GitHub is and who asks. */
export interface ClientOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** Receives a line when a request has to wait or is tried again. */
  readonly log: (message: string) => void;
  /** Length of a second in waits, in milliseconds; tests shorten it. */
  readonly second_ms?: number;
}

/** An answer of the REST API. */
export interface RestAnswer {
  readonly data: unknown;
  readonly link: string;
}

/** Parameters of a REST route; those that the path doesn't name go to the query or the body. */
export type Parameters = Readonly<Record<string, string | number | readonly string[]>>;

/** The three ways to ask GitHub. Each throws a GitHubError that says what failed and what to do. */
export interface Client {
  readonly rest: (route: string, parameters: Parameters, attempt: Attempt) => Promise<RestAnswer>;
  /** The data of a query; any error in the answer makes it throw, except about what `may_be_gone` or `may_fail` names. */
  readonly query: (request: GraphQLRequest, attempt: Attempt) => Promise<Fields>;
  /** Waits before something that GitHub may not know yet is asked for again. */
  readonly pause: (seconds: number) => Promise<void>;
  /** Resolves when everything that was asked so far is on its way. */
  readonly questionsLeft: Departures["questionsLeft"];
}

/** A query with its variables, and what of its answer may be missing. */
export interface GraphQLRequest {
  readonly query: string;
  readonly variables: Fields;
  readonly may_be_gone?: string;
  /** Name of a part of the answer that may fail for any reason: it is null then. */
  readonly may_fail?: string;
}

const longestWait = 60;
const longestRequestMs = 180_000;

// The plugin spaces all POSTs by one second, GraphQL reads too, and queues every request behind timers. A run writes a status
// and a comment and asks three questions at once at most, far below what GitHub wants spaced: nothing is held back before a
// limit is really met.
const unspaced = {
  key: () => ({
    schedule: async (_options: unknown, job: (...given: readonly unknown[]) => unknown, ...given: readonly unknown[]) =>
      await job(...given),
  }),
};
const spacing: object = { global: unspaced, write: unspaced, notifications: unspaced };

function octokitFor(options: ClientOptions) {
  const second = options.second_ms ?? 1000;
  const wait = (what: string) => (seconds: number, asked: { readonly request: object }) => {
    const tries = "retryCount" in asked.request ? Number(asked.request.retryCount) : 0;
    const again = seconds <= longestWait && tries < 2;
    options.log(`${what}: GitHub asks to wait ${String(seconds)} s${again ? "" : ", which is too long"}`);
    return again;
  };
  const say = (message: string): void => options.log(trimmed(message.replaceAll(options.token, "***")));
  const octokit = getOctokit(
    options.token,
    {
      baseUrl: options.apiUrl,
      userAgent: "signal-governance",
      log: { debug: () => undefined, info: () => undefined, warn: say, error: () => undefined },
      retry: { retryAfterBaseValue: second, doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451] },
      throttle: {
        ...spacing,
        retryAfterBaseValue: second,
        onRateLimit: wait("rate limit"),
        onSecondaryRateLimit: wait("secondary rate limit"),
      },
    },
    retry,
    throttling,
  );
  octokit.hook.before("request", (request) => {
    request.request.signal = AbortSignal.timeout(longestRequestMs);
  });
  return octokit;
}

function refuseErrors(answer: Fields, request: GraphQLRequest, attempt: Attempt): void {
  const errors = answer["errors"] === undefined ? [] : list(answer["errors"], "errors");
  for (const error of errors.map((each) => fields(each, "errors"))) {
    const path = Array.isArray(error["path"]) ? error["path"].join(".") : "";
    if (error["type"] === "NOT_FOUND" && path === request.may_be_gone) continue;
    if (request.may_fail !== undefined && path.split(".")[0] === request.may_fail) continue;
    const message = trimmed(text(error["message"], "errors.message"));
    const status = { FORBIDDEN: 403, NOT_FOUND: 404, RATE_LIMITED: 429 }[String(error["type"])] ?? 0;
    throw new GitHubError(`could not ${attempt.doing}: ${message}`, {
      status,
      hint: hintFor(status, message, attempt),
    });
  }
}

/** A client that retries 5xx and lost connections, waits out short rate limits, and never logs the token. */
export function createClient(options: ClientOptions): Client {
  const octokit = octokitFor(options);
  const departures = createDepartures();
  const ask = async (route: string, parameters: Fields, attempt: Attempt): Promise<RestAnswer> => {
    try {
      const answer = await departures.count(() => octokit.request(route, { ...parameters }));
      const data: unknown = answer.data;
      return { data, link: answer.headers.link ?? "" };
    } catch (error) {
      throw troubleOf(error, attempt);
    }
  };
  return {
    rest: ask,
    query: async (request, attempt) => {
      const { query, variables } = request;
      const answer = fields((await ask(`POST ${options.graphqlUrl}`, { query, variables }, attempt)).data, "answer");
      refuseErrors(answer, request, attempt);
      return fields(answer["data"], "data");
    },
    questionsLeft: departures.questionsLeft,
    pause: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * (options.second_ms ?? 1000))),
  };
}
