import { schema } from "@octokit/graphql-schema";
import { buildSchema, execute, GraphQLError, parse, validate } from "graphql";
import type { DocumentNode, GraphQLFieldResolver, GraphQLFormattedError, GraphQLSchema } from "graphql";
import { queryRoot, type GraphContext } from "./graph-pull.ts";
import { field, isObject, text } from "./json.ts";
import { ok, type Reply } from "./reply.ts";

let built: GraphQLSchema | undefined;
const prepared = new Map<string, DocumentNode | readonly GraphQLError[]>();

/** GitHub's published schema; building it takes a while, so a server does it once before its first request. */
export function githubSchema(): GraphQLSchema {
  if (built !== undefined) return built;
  built = buildSchema(schema.idl, { assumeValid: true });
  return built;
}

/** Parses and validates a query once, however often it is sent. */
function prepare(query: string): DocumentNode | readonly GraphQLError[] {
  const known = prepared.get(query);
  if (known !== undefined) return known;
  let made: DocumentNode | readonly GraphQLError[];
  try {
    const document = parse(query);
    const errors = validate(githubSchema(), document);
    made = errors.length > 0 ? errors : document;
  } catch (error) {
    made = [error instanceof GraphQLError ? error : new GraphQLError(String(error))];
  }
  prepared.set(query, made);
  return made;
}

/** A field nobody gave an answer for must not pass as null. */
const resolveField: GraphQLFieldResolver<unknown, unknown> = (source, given, _, info) => {
  if (!isObject(source) || !Object.hasOwn(source, info.fieldName)) {
    throw new GraphQLError(`the stand-in has no ${info.parentType.name}.${info.fieldName}`);
  }
  const value = source[info.fieldName];
  if (typeof value !== "function") return value;
  const answer: unknown = Reflect.apply(value, undefined, [given]);
  return answer;
};

function formatted(error: GraphQLError): GraphQLFormattedError & { readonly type?: unknown } {
  const { extensions, ...rest } = error.toJSON();
  const type = extensions?.["type"];
  return type === undefined ? rest : { type, ...rest };
}

function isDocument(given: DocumentNode | readonly GraphQLError[]): given is DocumentNode {
  return "kind" in given;
}

/** Answers one GraphQL request: 200 with `errors` for everything that goes wrong inside, as GitHub does. */
export async function answerGraphql(context: GraphContext, body: unknown): Promise<Reply> {
  const document = prepare(text(body, "query") ?? "");
  if (!isDocument(document)) return ok({ errors: document.map(formatted) });
  const variables = field(body, "variables");
  const name = text(body, "operationName");
  const result = await execute({
    schema: githubSchema(),
    document,
    rootValue: queryRoot(context),
    contextValue: context,
    fieldResolver: resolveField,
    ...(isObject(variables) ? { variableValues: variables } : {}),
    ...(name === undefined ? {} : { operationName: name }),
  });
  const errors = result.errors?.map(formatted);
  return ok({ ...(errors === undefined ? {} : { errors }), data: result.data ?? null });
}
