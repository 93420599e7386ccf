import { ListFilter, Search, X } from "lucide-react";
import { Button as AriaButton, Dialog, DialogTrigger, Input, Popover, SearchField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { SHOWN } from "@tablee/shared/board/items";
import type { Shown } from "@tablee/shared/board/items";
import { authorsIn, SORTS } from "@tablee/shared/board/sift";
import type { Sort, Wish } from "@tablee/shared/board/sift";
import { KINDS, KNOWLEDGE_TYPES } from "@tablee/shared/board/types";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { sayStanding } from "../items/standing-words.ts";
import { isSifting } from "../list/list-look.ts";
import { useBoard, useWorkspace } from "../workspace-context.ts";
import { showAll } from "./find-actions.ts";
import "./find.css";

/** What is looked for, in words or by what cards are: one wish for the list and the canvas. */

const ANY = "any";
const SORT_ACTIONS = {
  outline: "sortOutline",
  newest: "sortNewest",
  knowledge: "sortKnowledge",
  votes: "sortVotes",
  status: "sortStatus",
} as const;

export function WishWords() {
  const { t } = useTranslation("list");
  const { list } = useWorkspace();
  const { wish } = useStore(list);
  return (
    <SearchField
      className="find-words"
      aria-label={t("search")}
      value={wish.text}
      onChange={(text) => list.setState({ wish: { ...wish, text } })}
    >
      <Search className="ui-icon" size={18} aria-hidden />
      <Input className="find-input" placeholder={t("searchAsk")} dir="auto" />
      <AriaButton className="ui-icon-button find-clear" aria-label={t("clear")}>
        <X className="ui-icon" size={16} aria-hidden />
      </AriaButton>
    </SearchField>
  );
}

/** By what cards are; of the list, the order they come in too. */
export function WishBy({ isOrdered }: { readonly isOrdered: boolean }) {
  const { t } = useTranslation("list");
  const { list } = useWorkspace();
  const { wish, sort } = useStore(list);
  const isBy = isSifting({ ...wish, text: "" }) || (isOrdered && sort !== "outline");
  const label = isOrdered ? t(isBy ? "byOn" : "by") : t(isBy ? "filterOn" : "filter");
  return (
    <DialogTrigger>
      <IconButton className={isBy ? "list-by find-by-on" : "list-by"} label={label} icon={ListFilter} />
      <Popover className="ui-popover find-by-popover" placement="bottom end">
        <Dialog className="list-by-dialog find-by-dialog" aria-label={t(isOrdered ? "by" : "filter")}>
          <ByFields isOrdered={isOrdered} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function ByFields({ isOrdered }: { readonly isOrdered: boolean }) {
  const { t } = useTranslation("list");
  const { t: board } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const ws = useWorkspace();
  const { wish, sort } = useStore(ws.list);
  const cards = useBoard((state) => state.board.cards);
  const set = (change: Partial<Wish>): void => ws.list.setState({ wish: { ...wish, ...change } });
  const any = { id: ANY, label: t("any") };
  const field = <Id extends string>(options: {
    readonly label: string;
    readonly choices: readonly { readonly id: Id; readonly label: string }[];
    readonly value: Id | null;
    readonly set: (value: Id | null) => void;
  }) => (
    <SelectField<string>
      label={options.label}
      options={[any, ...options.choices]}
      value={options.value ?? ANY}
      onChange={(id) => options.set(options.choices.find((one) => one.id === id)?.id ?? null)}
    />
  );
  return (
    <>
      {isOrdered && (
        <SelectField<Sort>
          label={t("order")}
          options={SORTS.map((id) => ({ id, label: board(`actions.${SORT_ACTIONS[id]}`) }))}
          value={sort}
          onChange={(next) => ws.list.setState({ sort: next })}
        />
      )}
      {field({
        label: board("knowledge"),
        choices: [...KNOWLEDGE_TYPES, "none" as const].map((id) => ({ id, label: board(`knowledges.${id}`) })),
        value: wish.knowledge,
        set: (knowledge) => set({ knowledge }),
      })}
      {field({
        label: canvas("kind"),
        choices: KINDS.map((id) => ({ id, label: canvas(`kinds.${id}`) })),
        value: wish.kind,
        set: (kind) => set({ kind }),
      })}
      <StatusWish />
      {field({
        label: t("author"),
        // A name may be the word that stands for none: the mark makes it another.
        choices: authorsIn(cards.values()).map((name) => ({ id: `:${name}`, label: name })),
        value: wish.author === null ? null : `:${wish.author}`,
        set: (id) => set({ author: id?.slice(1) ?? null }),
      })}
      <Button isDisabled={!isSifting(wish)} onPress={() => showAll(ws)}>
        {board("actions.showAll")}
      </Button>
    </>
  );
}

function StatusWish() {
  const { t } = useTranslation("list");
  const { t: canvas } = useTranslation("canvas");
  const { list } = useWorkspace();
  const { wish } = useStore(list);
  return (
    <SelectField<Shown | typeof ANY>
      label={t("status")}
      options={[{ id: ANY, label: t("any") }, ...SHOWN.map((id) => ({ id, label: sayStanding(canvas, id, null) }))]}
      value={wish.status ?? ANY}
      onChange={(id) => list.setState({ wish: { ...wish, status: id === ANY ? null : id } })}
    />
  );
}
