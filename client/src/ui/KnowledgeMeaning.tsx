import { Dialog, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { KnowledgeType } from "@tablee/shared/board/types";
import type { Opener } from "./use-opener.ts";

/** The words of the glossary, where the label is. It takes the focus, so that it is read; Escape or a press beside it closes it. */
export function KnowledgeMeaning({ type, opener }: { readonly type: KnowledgeType; readonly opener: Opener }) {
  const { t } = useTranslation("practice");
  const { t: ui } = useTranslation("ui");
  return (
    <Popover
      className="ui-popover ui-knowledge-meaning"
      triggerRef={opener.trigger}
      isOpen
      placement="bottom start"
      onOpenChange={opener.close}
    >
      <Dialog aria-label={ui(`knowledge.${type}`)}>
        <p>{t(`glossary.${type}`)}</p>
      </Dialog>
    </Popover>
  );
}
