import { useTranslation } from "react-i18next";
import type { Shown } from "@tablee/shared/board/items";
import type { Kind } from "@tablee/shared/board/types";
import { sayStanding } from "./standing-words.ts";
import "./standing.css";

/** Where something stands: in words, and in no colour of its own. */
export function StandingBadge({ standing, kind }: { readonly standing: Shown; readonly kind: Kind }) {
  const { t } = useTranslation("canvas");
  return (
    <>
      <span className="standing" data-standing={standing}>
        {sayStanding(t, standing, kind)}
      </span>{" "}
    </>
  );
}
