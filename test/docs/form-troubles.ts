/** A question of a form, as far as the tests look at it. */
export interface Question {
  readonly type?: unknown;
  readonly id?: unknown;
  readonly attributes?: { readonly label?: string; readonly options?: readonly unknown[] };
}

/** An issue form as it is written. */
export interface Form {
  readonly body: readonly Question[];
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isWords = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";

const topKeys = new Set(["name", "description", "title", "labels", "assignees", "projects", "type", "body"]);
const questionKeys = new Set(["type", "id", "attributes", "validations"]);
/** What GitHub's issue forms may say of each kind of question. */
const attributeKeys: Readonly<Record<string, readonly string[]>> = {
  markdown: ["value"],
  input: ["label", "description", "placeholder", "value"],
  textarea: ["label", "description", "placeholder", "value", "render"],
  dropdown: ["label", "description", "multiple", "options", "default"],
  checkboxes: ["label", "description", "options"],
};

/** Everything that GitHub would refuse in an issue form; nothing for a form that it takes. */
export function formTroubles(form: unknown): readonly string[] {
  if (!isFields(form)) return ["no form"];
  const body = Array.isArray(form["body"]) ? (form["body"] as readonly unknown[]) : [];
  const answerable = body.filter((question) => isFields(question) && question["type"] !== "markdown");
  return [
    ...["name", "description"].filter((key) => !isWords(form[key])).map((key) => `${key} is needed`),
    ...Object.keys(form)
      .filter((key) => !topKeys.has(key))
      .map((key) => `${key} is no key of a form`),
    ...(answerable.length === 0 ? ["nothing is asked"] : []),
    ...body.flatMap((question, index) => questionTroubles(question).map((trouble) => `${String(index)}: ${trouble}`)),
    ...repeated(
      answerable.flatMap((question) => (isFields(question) && isWords(question["id"]) ? [question["id"]] : [])),
    ),
    ...repeated(
      answerable.map((question) =>
        isFields(question) && isFields(question["attributes"]) ? question["attributes"]["label"] : "",
      ),
    ),
  ];
}

function questionTroubles(question: unknown): readonly string[] {
  if (!isFields(question)) return ["no question"];
  const { type, id, attributes } = question;
  const known = typeof type === "string" ? attributeKeys[type] : undefined;
  if (known === undefined) return [`there is no type ${String(type)}`];
  if (!isFields(attributes)) return ["attributes are needed"];
  const strange = [
    ...Object.keys(question).filter((key) => !questionKeys.has(key)),
    ...Object.keys(attributes).filter((key) => !known.includes(key)),
  ].map((key) => `${key} is no key here`);
  if (type === "markdown") return [...strange, ...(isWords(attributes["value"]) ? [] : ["value is needed"])];
  return [
    ...strange,
    ...(id === undefined || (typeof id === "string" && /^[\w-]+$/u.test(id))
      ? []
      : ["id has other signs than letters, digits, - and _"]),
    ...(isWords(attributes["label"]) ? [] : ["label is needed"]),
    ...(known.includes("options") ? choiceTroubles(attributes["options"]) : []),
  ];
}

function choiceTroubles(options: unknown): readonly string[] {
  if (!Array.isArray(options) || options.length === 0) return ["options are needed"];
  const labels = (options as readonly unknown[]).map((option) => (isFields(option) ? option["label"] : option));
  return [
    ...labels.filter((label) => !isWords(label)).map((label) => `${String(label)} is no text`),
    ...labels.filter((label) => label === "None").map(() => "None is GitHub's own word for no choice"),
    ...repeated(labels),
  ];
}

function repeated(values: readonly unknown[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index).map((value) => `${String(value)} twice`);
}
