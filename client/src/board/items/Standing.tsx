import { Circle, CircleCheck, CircleDashed, CircleHelp, OctagonX, RotateCcw } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Shown } from "@tablee/shared/board/items";
import type { Kind } from "@tablee/shared/board/types";
import { sayStanding } from "./standing-words.ts";
import "./standing.css";

const ICONS: Readonly<Record<Shown, LucideIcon>> = {
  open: Circle,
  "in-progress": CircleDashed,
  blocked: OctagonX,
  claimed: CircleHelp,
  removed: CircleCheck,
  reopened: RotateCcw,
};

/** Where something stands: a sign and words, in no colour of its own. */
export function StandingBadge({ standing, kind }: { readonly standing: Shown; readonly kind: Kind }) {
  const { t } = useTranslation("canvas");
  const Icon = ICONS[standing];
  return (
    <>
      <span className="standing" data-standing={standing}>
        <Icon size={13} strokeWidth={2.4} aria-hidden />
        <span className="standing-words">{sayStanding(t, standing, kind)}</span>
      </span>{" "}
    </>
  );
}
