export const boardWords: Readonly<Record<string, object>> = import.meta.glob(
  [
    "./words/*.ts",
    "!./words/{pages,ui}.ts",
    "!./words/{evaluation,files,framework,items,lead,practice,rehearsal,series,together,versions,votes}.ts",
  ],
  { eager: true, query: "?fr", import: "default" },
);
