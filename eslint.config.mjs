import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const noDefaultExport = {
  selector: "ExportDefaultDeclaration",
  message: "Name what you export: a default export is called differently in every file.",
};
const onlyErrorClasses = [
  {
    selector: "ClassDeclaration:not([superClass.name=/Error$/])",
    message: "Write a factory that returns a plain object; only errors are classes.",
  },
  { selector: "ClassExpression", message: "Write a factory that returns a plain object." },
];
const readonlyProperties = {
  selector: "TSPropertySignature:not([readonly=true])",
  message: "Values are readonly everywhere.",
};
const ambient = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "Time is an argument." },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: "Time is an argument." },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: "Randomness is an argument." },
];

export default defineConfig(
  globalIgnores([
    "node_modules/",
    "dist/",
    "coverage/",
    "action/dist/",
    "examples/demo/store/",
    "**/*.generated.*",
    "test/**/fixtures/",
    "test/scenarios/*/",
  ]),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      eqeqeq: "error",
      "max-lines": ["error", { max: 300 }],
      "no-restricted-syntax": ["error", noDefaultExport, ...onlyErrorClasses],
    },
  },
  {
    files: ["src/**/*.ts", "action/**/*.ts"],
    rules: {
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", { max: 3 }],
      "no-console": "error",
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/no-non-null-assertion": "error",
      "no-restricted-syntax": ["error", noDefaultExport, ...onlyErrorClasses, readonlyProperties],
    },
  },
  {
    // The core: whatever differs between two runs comes in as an argument.
    files: ["src/**/*.ts"],
    ignores: ["src/cli/**", "src/host/**", "src/warehouse/**"],
    rules: {
      "no-restricted-syntax": ["error", noDefaultExport, ...onlyErrorClasses, readonlyProperties, ...ambient],
      "no-restricted-globals": ["error", "process", "fetch", "setTimeout", "setInterval", "performance", "crypto"],
    },
  },
  {
    files: ["test/**/*.ts", "scripts/**/*.ts", "bench/**/*.ts", "examples/**/*.ts"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },
  { files: ["*.config.{ts,mjs}", ".*.mjs"], rules: { "no-restricted-syntax": "off" } },
  {
    files: ["**/*.mjs", "**/*.js"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly" } },
  },
);
