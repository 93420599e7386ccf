export const laterWords: Readonly<Record<string, object>> = import.meta.glob(
  "./words/{evaluation,files,framework,items,lead,practice,rehearsal,series,together,versions}.ts",
  { eager: true, query: "?en", import: "default" },
);
