export const boardWords: Readonly<Record<string, object>> = import.meta.glob(
  ["./words/*.ts", "!./words/{pages,ui}.ts", "!./words/{evaluation,framework,lead,practice,versions,votes}.ts"],
  { eager: true, query: "?fr", import: "default" },
);
