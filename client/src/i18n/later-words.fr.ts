export const laterWords: Readonly<Record<string, object>> = import.meta.glob(
  "./words/{checking,comparing,evaluation,files,framework,groundwork,items,lead,mapping,mine,notice,outcomes,pairing,practice,rehearsal,rounds,series,stories,together,versions}.ts",
  { eager: true, query: "?fr", import: "default" },
);
