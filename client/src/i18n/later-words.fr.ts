export const laterWords: Readonly<Record<string, object>> = import.meta.glob(
  "./words/{accords,around,checking,comparing,evaluation,files,framework,groundwork,items,lead,leaving,mapping,mine,notice,outcomes,pairing,power,practice,rehearsal,rounds,safety,series,stories,together,versions}.ts",
  { eager: true, query: "?fr", import: "default" },
);
