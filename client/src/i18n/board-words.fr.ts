export const boardWords: Readonly<Record<string, object>> = import.meta.glob(
  ["./words/*.ts", "!./words/pages.ts", "!./words/ui.ts", "!./words/votes.ts"],
  { eager: true, query: "?fr", import: "default" },
);
