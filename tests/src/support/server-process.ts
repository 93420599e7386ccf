import { textOf } from "./sources.ts";

export const SERVER = "server/src/main.ts";

/** What node is told, and what stands in the environment, when `npm start` starts the server: decisions/027. */
export const OPTIONS = JSON.parse(textOf("server/process.json")) as {
  readonly node: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};
