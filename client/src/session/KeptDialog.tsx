import { Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useWorkspace } from "../board/workspace-context.ts";
import { later } from "../ui/later.ts";
import type { Kept } from "../table.ts";
import { toast } from "../ui/toast.ts";

const KeptWords = later(async () => (await import("./KeptWords.tsx")).KeptWords);

/** Words the server refused: shown until the person has copied them or put them down again. */
export function KeptDialog() {
  const { t } = useTranslation("shell");
  const { sync } = useWorkspace().table;
  const kept = useStore(sync.state, (state) => state.kept);
  const anew = useStore(sync.state, (state) => state.anew);
  const [putOff, setPutOff] = useState<readonly Kept[] | null>(null);
  useEffect(() => {
    if (anew !== null) toast(t(`kept.why.${anew}`));
  }, [anew, t]);
  if (kept.length === 0 || putOff === kept) return null;
  return (
    <Suspense fallback={null}>
      <KeptWords kept={kept} onLater={() => setPutOff(kept)} />
    </Suspense>
  );
}
