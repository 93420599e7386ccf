export const laterWords: Readonly<Record<string, object>> = import.meta.glob(
  "./words/{accords,checking,comparing,evaluation,files,framework,groundwork,items,lead,mapping,mine,notice,outcomes,pairing,practice,rehearsal,rounds,safety,series,together,versions}.ts",
  { eager: true, query: "?en", import: "default" },
);
