import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    allowOnly: false,
    // Most tests wait for a process of their own, so a worker for each core keeps them all busy.
    maxWorkers: "100%",
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
