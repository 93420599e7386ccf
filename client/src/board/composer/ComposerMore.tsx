import { Ellipsis } from "lucide-react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { KINDS } from "@tablee/shared/board/types";
import { SelectField } from "../../ui/SelectField.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { ImageButtons } from "../images/ImageButtons.tsx";
import { myName } from "../workspace.ts";
import { useWorkspace } from "../workspace-context.ts";
import type { CardLook } from "./use-draft.ts";

interface ComposerMoreProps {
  readonly look: CardLook;
  readonly change: (part: Partial<CardLook>) => void;
}

/** Kind and signature: behind one chip, which says what was chosen there. And what is no words. */
export function ComposerMore({ look, change }: ComposerMoreProps) {
  const { t } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const name = myName(useWorkspace());
  const chosen = [look.kind !== "ingredient" && canvas(`kinds.${look.kind}`), look.signed && name];
  const words = chosen.filter((word) => typeof word === "string").join(" · ");
  return (
    <DialogTrigger>
      <Button
        className="ui-chip composer-more"
        aria-label={words === "" ? t("composerMore") : `${t("composerMore")}, ${words}`}
      >
        {words === "" ? (
          <Ellipsis className="ui-icon" size={18} aria-hidden />
        ) : (
          <span className="ui-chip-word">{words}</span>
        )}
      </Button>
      <Popover className="ui-popover" placement="top">
        <Dialog className="composer-extras" aria-label={t("composerMore")}>
          {({ close }) => (
            <>
              <SelectField
                label={canvas("kind")}
                options={KINDS.map((id) => ({ id, label: canvas(`kinds.${id}`) }))}
                value={look.kind}
                onChange={(kind) => change({ kind })}
              />
              <Switch isSelected={look.signed} onChange={(signed) => change({ signed })}>
                {t("sign")}
              </Switch>
              <ImageButtons close={close} />
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
