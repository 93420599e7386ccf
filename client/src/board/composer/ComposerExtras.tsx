import { Dialog, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { KINDS } from "@tablee/shared/board/types";
import { SelectField } from "../../ui/SelectField.tsx";
import { Switch } from "../../ui/Switch.tsx";
import type { Opener } from "../../ui/use-opener.ts";
import { ImageButtons } from "../images/ImageButtons.tsx";
import type { ComposerMoreProps } from "./ComposerMore.tsx";

export function ComposerExtras({ look, change, opener }: ComposerMoreProps & { readonly opener: Opener }) {
  const { t } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  return (
    <Popover className="ui-popover" triggerRef={opener.trigger} isOpen placement="top" onOpenChange={opener.close}>
      <Dialog className="composer-extras" aria-label={t("composerMore")}>
        <SelectField
          label={canvas("kind")}
          options={KINDS.map((id) => ({ id, label: canvas(`kinds.${id}`) }))}
          value={look.kind}
          onChange={(kind) => change({ kind })}
        />
        <Switch isSelected={look.signed} onChange={(signed) => change({ signed })}>
          {t("sign")}
        </Switch>
        <ImageButtons close={opener.close} />
      </Dialog>
    </Popover>
  );
}
