export const boardWords: Readonly<Record<string, object>> = import.meta.glob(
  [
    "./words/*.ts",
    "!./words/{pages,ui}.ts",
    "!./words/{checking,comparing,evaluation,files,framework,groundwork,items,lead,mapping,mine,notice,outcomes,pairing,power,practice,rehearsal,rounds,series,together,versions,votes}.ts",
  ],
  { eager: true, query: "?en", import: "default" },
);
