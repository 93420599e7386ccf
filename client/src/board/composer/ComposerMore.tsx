import { Ellipsis } from "lucide-react";
import { Suspense } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { later } from "../../ui/later.ts";
import { useOpener } from "../../ui/use-opener.ts";
import { myName } from "../workspace.ts";
import { useWorkspace } from "../workspace-context.ts";
import type { CardLook } from "./use-draft.ts";

const ComposerExtras = later(async () => (await import("./ComposerExtras.tsx")).ComposerExtras);

export interface ComposerMoreProps {
  readonly look: CardLook;
  readonly change: (part: Partial<CardLook>) => void;
}

/** Kind and signature: behind one chip, which says what was chosen there. And what is no words. */
export function ComposerMore({ look, change }: ComposerMoreProps) {
  const { t } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const name = myName(useWorkspace());
  const opener = useOpener(null);
  const chosen = [look.kind !== "ingredient" && canvas(`kinds.${look.kind}`), look.signed && name];
  const words = chosen.filter((word) => typeof word === "string").join(" · ");
  return (
    <>
      <Button
        className="ui-chip composer-more"
        aria-label={words === "" ? t("composerMore") : `${t("composerMore")}, ${words}`}
        {...opener.button}
      >
        {words === "" ? (
          <Ellipsis className="ui-icon" size={18} aria-hidden />
        ) : (
          <span className="ui-chip-word">{words}</span>
        )}
      </Button>
      <Suspense fallback={null}>
        {opener.isOpen && <ComposerExtras look={look} change={change} opener={opener} />}
      </Suspense>
    </>
  );
}
