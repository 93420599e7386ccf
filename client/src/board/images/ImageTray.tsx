import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { X } from "lucide-react";
import { IconButton } from "../../ui/IconButton.tsx";
import { toast } from "../../ui/toast.ts";
import { sayReason } from "../../i18n/reasons.ts";
import { announceNow } from "../../a11y/announce.ts";
import { useWorkspace } from "../workspace-context.ts";
import type { WaitingImage } from "./image-post.ts";
import "./images.css";

/** What is on its way from this device, with how far it is and a way to stop it; in every view. */
export function ImageTray() {
  const { t } = useTranslation("images");
  const { t: pages } = useTranslation("pages");
  const ws = useWorkspace();
  const { waiting, refused } = useStore(ws.images.state);
  const isAway = [...waiting.values()].every(({ progress }) => progress === null);
  useEffect(() => {
    if (refused) toast(t("notPut", { why: sayReason(pages, refused.reason) }));
  }, [refused, t, pages]);
  const count = waiting.size;
  useEffect(() => {
    if (count === 0) return undefined;
    return () => {
      if (ws.images.state.getState().waiting.size === 0) announceNow(t("allSent"));
    };
  }, [count, ws, t]);
  if (count === 0) return null;
  return (
    <section className="image-tray" aria-label={t("tray")}>
      <output>{t(isAway ? "waiting" : "sending", { count })}</output>
      <ul>
        {[...waiting.values()].map((one) => (
          <Row key={one.shape} image={one} />
        ))}
      </ul>
    </section>
  );
}

function Row({ image }: { readonly image: WaitingImage }) {
  const { t } = useTranslation("images");
  const ws = useWorkspace();
  const { shape, preview, progress } = image;
  const name = ws.board.getState().board.shapes.get(shape)?.text || t("picture");
  return (
    <li className="image-tray-row">
      <img src={preview} alt="" />
      <span className="image-tray-name" dir="auto">
        {name}
      </span>
      {progress !== null && <progress max={1} value={progress} aria-label={t("progress", { name })} />}
      <IconButton icon={X} label={t("stop", { name })} onPress={() => ws.images.cancel(shape)} />
    </li>
  );
}
