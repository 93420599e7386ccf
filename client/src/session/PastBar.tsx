import { CornerUpLeft, RotateCcw } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { countMarks, MARKS } from "@tablee/shared/board/since";
import type { Since } from "@tablee/shared/board/since";
import { announceNow } from "../a11y/announce.ts";
import { closePast } from "../board/past/past.ts";
import type { Past } from "../board/past/past.ts";
import { useSince } from "../board/past/use-since.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { currentLocale } from "../i18n/i18n.ts";
import { sayMoment } from "../i18n/moment.ts";
import { Button } from "../ui/Button.tsx";
import { PHONE } from "../ui/use-media.ts";
import { useRestore } from "./use-restore.ts";
import { useTitleOf } from "./use-versions.ts";
import "./versions.css";

/** While one looks at what was: of when it is, what has become of it, and the two ways on. */
export function PastBar({ past }: { readonly past: Past }) {
  const { t } = useTranslation("versions");
  const ws = useWorkspace();
  const titleOf = useTitleOf();
  const { restore, waits, busy } = useRestore(past, toContent);
  const { since } = useSince(past);
  const moment = sayMoment(currentLocale(), past.version.at);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    announceNow(t("opened", { moment }));
    // On a phone the panel it was chosen in goes, and gives the focus back; elsewhere one goes on choosing there.
    if (!matchMedia(PHONE).matches) return undefined;
    const timer = setTimeout(() => heading.current?.focus({ preventScroll: true }), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [moment, t]);
  const leave = (): void => {
    closePast(ws);
    announceNow(t("closed"));
    toContent();
  };
  return (
    <section className="past-bar" aria-labelledby="past-bar-title">
      <div className="past-bar-words">
        <h2 id="past-bar-title" ref={heading} tabIndex={-1} className="past-bar-title">
          {t("bar", { moment })} <small dir="auto">{titleOf(past.version)}</small>
        </h2>
        <p>
          <Summary since={since} />
        </p>
        {waits !== null && <p className="past-bar-waits">{waits}</p>}
      </div>
      <div className="past-bar-ways">
        <Button icon={CornerUpLeft} onPress={leave}>
          {t("back")}
        </Button>
        <Button
          variant="do"
          icon={RotateCcw}
          isPending={busy}
          isDisabled={waits !== null}
          onPress={() => void restore()}
        >
          {t("restore")}
        </Button>
      </div>
    </section>
  );
}

const SETTLE_MS = 80;

/** The bar goes with the button that was pressed: the focus goes to what is shown now. */
function toContent(): void {
  document.getElementById("content")?.focus({ preventScroll: true });
}

function Summary({ since }: { readonly since: Since }) {
  const { t } = useTranslation("versions");
  const counts = countMarks(since.cards);
  const others = Object.entries(since).reduce((sum, [part, marks]) => (part === "cards" ? sum : sum + marks.size), 0);
  const said = MARKS.flatMap((mark) => {
    const count = counts.get(mark) ?? 0;
    return count === 0 ? [] : [t(`counts.${mark}`, { count })];
  });
  if (others > 0) said.push(t("others", { count: others }));
  return said.length === 0 ? t("same") : `${t("since")} ${said.join(" · ")}`;
}
