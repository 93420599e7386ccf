import { Unlink } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteLink } from "@tablee/shared/board/edit-structure";
import { hasStatus, relatedTo, standingOf } from "@tablee/shared/board/items";
import type { Related } from "@tablee/shared/board/items";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import { readingOrder } from "@tablee/shared/board/outline";
import type { Card, Meaning } from "@tablee/shared/board/types";
import { MEANINGS } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { CARD_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { announceNow } from "../../a11y/announce.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { goToThing } from "../actions/look-around.ts";
import { useSay } from "../use-run.ts";
import { useBoard, useMay, useWorkspace } from "../workspace-context.ts";
import { tie } from "./related.ts";
import { StandingBadge } from "./Standing.tsx";

/** What could remove it, what it needs, its steps; and from the other side what it could remove itself. */
export function RelatedPart({ card }: { readonly card: Card }) {
  const { t } = useTranslation("items");
  const board = useBoard((state) => state.board);
  const may = useMay();
  const lists = MEANINGS.flatMap((meaning) => {
    const all = relatedTo(board, card.id, meaning);
    return (["in", "out"] as const).flatMap((side) => {
      const rows = all.filter(({ isOut }) => isOut === (side === "out"));
      return rows.length === 0 ? [] : [{ key: `${side}.${meaning}` as const, rows }];
    });
  });
  if (lists.length === 0 && !(may.cards && hasStatus(card))) return null;
  return (
    <section className="lead-part">
      <h3>{t("related.title")}</h3>
      {lists.map(({ key, rows }) => (
        <div key={key} className="details-related">
          <h4>{t(`related.${key}`)}</h4>
          <ul>
            {rows.map((row) => (
              <Row key={row.link.id} row={row} mayUntie={may.cards} />
            ))}
          </ul>
        </div>
      ))}
      {may.cards && hasStatus(card) && <AddForm card={card} />}
    </section>
  );
}

function Row({ row: { link, other }, mayUntie }: { readonly row: Related; readonly mayUntie: boolean }) {
  const { t } = useTranslation("items");
  const { t: canvas } = useTranslation("canvas");
  const ws = useWorkspace();
  const board = useBoard((state) => state.board);
  const card = board.cards.get(other);
  if (!card) return null;
  const text = wordsWithoutMarks(card.text).trim() || canvas("noWords");
  const standing = standingOf(board, card);
  return (
    <li>
      <Button size="s" className="details-go" onPress={() => goToThing(ws, other)}>
        <span>
          {standing !== null && <StandingBadge standing={standing} kind={card.kind} />}
          <bdi>{text}</bdi>
          {link.label !== "" && <small dir="auto"> · {link.label}</small>}
        </span>
      </Button>
      {mayUntie && (
        <IconButton icon={Unlink} label={t("related.untie", { text })} onPress={() => deleteLink(ws.hand(), link.id)} />
      )}
    </li>
  );
}

const NEW = "new";

function AddForm({ card }: { readonly card: Card }) {
  const { t } = useTranslation("items");
  const ws = useWorkspace();
  const say = useSay();
  const [meaning, setMeaning] = useState<Meaning>(card.kind === "obstacle" ? "may-remove" : "step-of");
  const [which, setWhich] = useState<string>(NEW);
  const [text, setText] = useState("");
  const choices = useChoices(card);
  const chosen = choices.find(({ id }) => id === which);
  const add = (): void => {
    const isDone = tie(ws, card, { meaning, from: chosen?.id ?? { text: text.trim() } });
    if (!isDone) return say("tooMany", 0);
    setWhich(NEW);
    setText("");
    announceNow(t("related.added"));
  };
  const isReady = chosen !== undefined || text.trim() !== "";
  return (
    <form
      className="details-form"
      aria-label={t("related.add")}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) add();
      }}
    >
      <SelectField<Meaning>
        label={t("related.what")}
        options={MEANINGS.map((id) => ({ id, label: t(`related.options.${id}`) }))}
        value={meaning}
        onChange={setMeaning}
      />
      <SelectField<string>
        label={t("related.which")}
        options={[{ id: NEW, label: t("related.new") }, ...choices]}
        value={chosen ? which : NEW}
        onChange={setWhich}
      />
      {!chosen && (
        <TextField label={t("related.text")} value={text} maxLength={CARD_TEXT_MAX_CHARS} onChange={setText} />
      )}
      <Button type="submit" isDisabled={!isReady}>
        {t("related.put")}
      </Button>
    </form>
  );
}

/** In reading order, all but the card itself. */
function useChoices(card: Card): readonly { readonly id: CardId; readonly label: string }[] {
  const { t } = useTranslation("canvas");
  const outline = useBoard((state) => state.outline);
  return readingOrder(outline).flatMap(({ id, text, unread }) =>
    unread || id === card.id ? [] : [{ id, label: wordsWithoutMarks(text).trim() || t("noWords") }],
  );
}
