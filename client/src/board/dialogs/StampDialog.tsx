import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { plain } from "@tablee/shared/board/sift";
import { currentLocale } from "../../i18n/i18n.ts";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { takeTool } from "../actions/action.ts";
import { newShape } from "../actions/shapes.ts";
import { StampPicture } from "../stamps/StampPicture.tsx";
import { STAMPS } from "../stamps/stamps.ts";
import type { Stamp } from "../stamps/stamps.ts";
import { useSay } from "../use-run.ts";
import { useWorkspace } from "../workspace-context.ts";
import { useFirstField } from "./AskDialog.tsx";
import "./dialogs.css";

const SIZE = { w: 36, h: 36 };

/** Found by any of its words in both languages: people at one table do not all search in the same. */
function isFound({ fr, en }: Stamp, typed: string): boolean {
  const here = plain(`${fr} ${en}`);
  return plain(typed)
    .split(/\s+/)
    .every((word) => here.includes(word));
}

/** A pictogram is chosen; whoever came by pointer then shows where it goes, whoever came by keys finds it in the middle. */
export function StampDialog({ by, close }: { readonly by: "pointer" | "keys"; readonly close: () => void }) {
  const { t } = useTranslation("draw");
  const ws = useWorkspace();
  const say = useSay();
  const [typed, setTyped] = useState("");
  const within = useRef<HTMLDivElement>(null);
  useFirstField(within);
  const found = STAMPS.filter((stamp) => isFound(stamp, typed));
  const take = (stamp: string): void => {
    close();
    if (by === "pointer" && ws.prefs.getState().view === "canvas") {
      takeTool(ws, "stamp");
      return ws.tool.setState({ stamp });
    }
    const said = newShape(ws, "stamp", stamp);
    if (said) say(said, 0);
  };
  return (
    <ModalDialog title={t("stampTitle")} isOpen onClose={close}>
      <div ref={within} className="dialog-form">
        <TextField label={t("stampSearch")} value={typed} onChange={setTyped} />
        <p className="ui-hidden" role="status">
          {t("stampsFound", { count: found.length })}
        </p>
        {found.length === 0 && <p>{t("stampNone")}</p>}
        <ul className="stamp-choices" aria-label={t("stampTitle")}>
          {found.map((stamp) => {
            const [name] = stamp[currentLocale()].split(",");
            return (
              <li key={stamp.is}>
                <button
                  type="button"
                  className="stamp-choice"
                  aria-label={name}
                  title={name}
                  onClick={() => take(stamp.is)}
                >
                  <span className="stamp-picture">
                    <StampPicture stamp={stamp.is} size={SIZE} />
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
        <p className="stamp-credit">{t("stampCredit")}</p>
      </div>
    </ModalDialog>
  );
}
