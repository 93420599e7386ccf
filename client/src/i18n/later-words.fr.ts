export const laterWords: Readonly<Record<string, object>> = import.meta.glob(
  "./words/{evaluation,files,framework,lead,outcomes,practice,together,versions}.ts",
  { eager: true, query: "?fr", import: "default" },
);
