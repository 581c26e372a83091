import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    allowOnly: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // These packages import without file extensions, which only a bundler resolves.
    server: { deps: { inline: [/@actions\/(languageservice|workflow-parser|expressions)/] } },
    coverage: {
      provider: "v8",
      include: ["src/**"],
      exclude: ["src/**/*.generated.*"],
      reporter: ["text-summary", "html"],
    },
  },
});
