/** Parameters of a request by name; of a repeated one the last counts. */
export interface Parameters {
  readonly values: ReadonlyMap<string, string>;
  readonly repeated: readonly string[];
}

/** Percent signs decoded where they can be; text that was never encoded stays as it is. */
export function decoded(text: string): string {
  const spaced = text.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced.replace(/(?:%[0-9a-f]{2})+/giu, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    });
  }
}

function collect(pairs: Iterable<readonly [string, string]>): Parameters {
  const values = new Map<string, string>();
  const repeated = new Set<string>();
  for (const [name, value] of pairs) {
    if (values.has(name)) repeated.add(name);
    values.set(name, value);
  }
  return { values, repeated: [...repeated] };
}

/** `a=1&b[c]=2`, as in a query or a form. */
export function formParameters(text: string): Parameters {
  const pairs = text
    .split("&")
    .filter((part) => part !== "")
    .map((part): readonly [string, string] => {
      const equals = part.indexOf("=");
      return equals === -1 ? [decoded(part), ""] : [decoded(part.slice(0, equals)), decoded(part.slice(equals + 1))];
    });
  return collect(pairs);
}

/** The parts of a multipart body that have a name. */
export function multipartParameters(body: string): Parameters {
  const boundary = /^--[^\r\n]+/u.exec(body.trimStart())?.[0];
  const parts = boundary === undefined ? [] : body.split(boundary);
  const pairs = parts.flatMap((part): readonly (readonly [string, string])[] => {
    const found = /^\r?\nContent-Disposition:[^\r\n]*?\bname="([^"\r\n]*)"[^\r\n]*(?:\r?\n[^\r\n]+)*\r?\n\r?\n/iu.exec(
      part,
    );
    return found === null ? [] : [[found[1] ?? "", part.slice(found[0].length).replace(/\r?\n$/u, "")]];
  });
  return collect(pairs);
}

/** Both together; what the body says counts over the query. */
export function joined(query: Parameters, body: Parameters): Parameters {
  return {
    values: new Map([...query.values, ...body.values]),
    repeated: [...query.repeated, ...body.repeated],
  };
}
