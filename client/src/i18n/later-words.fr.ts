export const laterWords: Readonly<Record<string, object>> = import.meta.glob(
  "./words/{evaluation,framework,lead,practice,versions}.ts",
  { eager: true, query: "?fr", import: "default" },
);
