import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { KNOWLEDGE_TYPES } from "@tablee/shared/board/types";
import { Button } from "../../ui/Button.tsx";
import { ChipSelect } from "../../ui/ChipSelect.tsx";
import { later } from "../../ui/later.ts";
import { ComposerMore } from "./ComposerMore.tsx";
import { useDraft } from "./use-draft.ts";
import type { Draft } from "./use-draft.ts";
import "./composer.css";

const StoryNote = later(async () => (await import("./StoryNote.tsx")).StoryNote);

/** Always ready at the foot of the table: some words, a knowledge type, an area, down. The words keep the focus. */
export function Composer() {
  const { t } = useTranslation("board");
  const draft = useDraft();
  const { text } = draft;
  const field = useRef<HTMLTextAreaElement>(null);
  const place = (how: () => void): void => {
    how();
    field.current?.focus();
  };
  const press = (event: React.KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    place(draft.placeOne);
  };
  return (
    <section className="composer" data-private={draft.isPrivate || undefined} aria-label={t("composer")}>
      {draft.isForStories && <StoryNote />}
      <textarea
        ref={field}
        className="composer-text"
        aria-label={t("composer")}
        placeholder={t(draft.isPrivate ? "composerPrivate" : "composerAsk")}
        title={t("composerHint")}
        dir="auto"
        rows={Math.min(4, Math.max(1, text.split("\n").length))}
        value={text}
        onChange={(event) => draft.setText(event.target.value)}
        onKeyDown={press}
      />
      <div className="composer-choices" data-many={draft.isMany || undefined}>
        <Choices draft={draft} />
        {draft.isMany && (
          <Button onPress={() => place(draft.placeLines)}>{t("placeMany", { count: draft.lines.length })}</Button>
        )}
        <Button className="composer-place" variant="do" onPress={() => place(draft.placeOne)}>
          {draft.isPrivate ? <Privately /> : t("place")}
        </Button>
      </div>
    </section>
  );
}

/** The whole of it for the ear; the eye has where it goes in the field itself, and the row has room for one word. */
function Privately() {
  const { t } = useTranslation("board");
  return (
    <>
      {t("placePrivate")} <span className="ui-hidden">{t("placePrivateWhere")}</span>
    </>
  );
}

function Choices({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  return (
    <>
      <ChipSelect
        label={t("knowledge")}
        options={(["none", ...KNOWLEDGE_TYPES] as const).map((id) => ({
          id,
          label: t(`knowledges.${id}`),
          ...(id !== "none" && {
            knowledge: id,
            sign: <span className={`ui-knowledge-sign ui-knowledge-${id}`} aria-hidden />,
          }),
        }))}
        value={draft.look.knowledge}
        onChange={(knowledge) => draft.change({ knowledge })}
      />
      {draft.zones.length > 0 && (
        <ChipSelect
          label={t("zone")}
          options={draft.zones.map(({ id, title }) => ({ id, label: title || canvas("noTitle") }))}
          value={draft.zone?.id ?? null}
          onChange={draft.choose}
        />
      )}
      <ComposerMore look={draft.look} change={draft.change} />
    </>
  );
}
