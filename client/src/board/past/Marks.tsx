import type { LucideIcon } from "lucide-react";
import { Move, Palette, PencilLine, Plus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Mark } from "@tablee/shared/board/since";
import "./past.css";

const SIGNS: Readonly<Record<Mark, LucideIcon>> = {
  gone: X,
  new: Plus,
  words: PencilLine,
  moved: Move,
  look: Palette,
};

/** What has become of a thing since: a sign, a colour and words for each. */
export function Marks({ marks }: { readonly marks: readonly Mark[] | undefined }) {
  const { t } = useTranslation("versions");
  if (!marks || marks.length === 0) return null;
  return (
    <span className="past-marks">
      {marks.map((mark) => {
        const Sign = SIGNS[mark];
        return (
          <span key={mark} className={`past-mark past-mark-${mark}`}>
            <Sign size={14} strokeWidth={2.4} aria-hidden />
            {t(`marks.${mark}`)}
          </span>
        );
      })}
    </span>
  );
}
