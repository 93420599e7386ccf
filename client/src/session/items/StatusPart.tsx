import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addNote } from "@tablee/shared/board/edit-notes";
import { hasStatus, itemOf, needsConfirming, shownOf } from "@tablee/shared/board/items";
import type { Card, Status } from "@tablee/shared/board/types";
import * as limits from "@tablee/shared/limits";
import { announceNow } from "../../a11y/announce.ts";
import { sayDay } from "../../i18n/moment.ts";
import { Button } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toast.ts";
import { useBoard, useMay, useWorkspace } from "../../board/workspace-context.ts";
import { StandingBadge } from "../../board/items/Standing.tsx";
import { overKey, sayStanding } from "../../board/items/standing-words.ts";

type Said = "same" | Exclude<Status, "reopened">;

/** Where it stands now, and the one form with which more is said of it. */
export function StatusPart({ card }: { readonly card: Card }) {
  const { t, i18n } = useTranslation("items");
  const shown = useBoard(({ board }) => shownOf(board, card));
  const due = useBoard(({ board }) => itemOf(board, card.id).due);
  const may = useMay();
  return (
    <section className="lead-part">
      <h3>{t("status.title")}</h3>
      {shown !== null && (
        <p className="details-now">
          <StandingBadge standing={shown} kind={card.kind} />
          {due !== null && <span>{t("status.due", { date: sayDay(i18n.language, due) })}</span>}
        </p>
      )}
      {may.cards && <NoteForm card={card} due={due} />}
    </section>
  );
}

interface Draft {
  readonly status: Said;
  readonly due: string;
  readonly text: string;
  readonly address: string;
}

const BLANK: Draft = { status: "same", due: "", text: "", address: "" };

function isAddress(address: string): boolean {
  return address === "" || /^https?:\/\/\S+$/.test(address);
}

function NoteForm({ card, due }: { readonly card: Card; readonly due: string | null }) {
  const { t } = useTranslation("items");
  const ws = useWorkspace();
  const [draft, setDraft] = useState(BLANK);
  const set = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const { status, text } = draft;
  const address = draft.address.trim();
  const isEmpty = status === "same" && draft.due === "" && text.trim() === "" && address === "";
  const note = (more: { readonly due?: string } = {}): void => {
    const day = draft.due === "" ? null : draft.due;
    const said = { card: card.id, status: status === "same" ? null : status, text: text.trim(), due: day, address };
    const added = addNote(ws.hand(), { ...said, ...more });
    if (!added.ok) return toast(t(added.reason === "gone" ? "status.gone" : "status.full"));
    setDraft(BLANK);
    announceNow(t("status.noted"));
  };
  return (
    <form
      className="details-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty && isAddress(address)) note();
      }}
    >
      {hasStatus(card) && <StatusFields card={card} draft={draft} set={set} />}
      <TextField
        label={t("status.words")}
        multiline
        rows={2}
        value={text}
        maxLength={limits.NOTE_TEXT_MAX_CHARS}
        onChange={(words) => set({ text: words })}
      />
      <TextField
        label={t("status.address")}
        type="url"
        value={draft.address}
        maxLength={limits.NOTE_ADDRESS_MAX_CHARS}
        error={isAddress(address) ? undefined : t("status.addressWrong")}
        onChange={(words) => set({ address: words })}
      />
      <div className="details-buttons">
        {/* Never at rest: a button that is put to rest while one stands on it takes the keyboard along. */}
        <Button type="submit" variant="do">
          {t("status.note")}
        </Button>
        {due !== null && <Button onPress={() => note({ due: "none" })}>{t("status.noDay")}</Button>}
      </div>
    </form>
  );
}

interface StatusFieldsProps {
  readonly card: Card;
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
}

function StatusFields({ card, draft, set }: StatusFieldsProps) {
  const { t } = useTranslation("items");
  const { t: canvas } = useTranslation("canvas");
  // What is confirmed leaves by a challenge alone, which has its own field.
  const isConfirmed = useBoard(({ board }) => itemOf(board, card.id).isConfirmed);
  const isClaim = draft.status === "removed" && needsConfirming(card);
  const options: readonly { readonly id: Said; readonly label: string }[] = [
    { id: "same", label: t("status.same") },
    ...(["open", "in-progress", "blocked"] as const).map((id) => ({ id, label: sayStanding(canvas, id, card.kind) })),
    { id: "removed", label: canvas(overKey(card.kind)) },
  ];
  return (
    <>
      {!isConfirmed && (
        <SelectField<Said>
          label={t("status.change")}
          options={options}
          value={draft.status}
          description={isClaim ? t("status.removedHelp") : undefined}
          onChange={(status) => set({ status })}
        />
      )}
      {/* The browser's own: each platform has a way of choosing a day that its people know. */}
      <label className="ui-field">
        <span className="ui-label">{t("status.day")}</span>
        <input
          className="ui-input"
          type="date"
          value={draft.due}
          onChange={(event) => set({ due: event.target.value })}
        />
      </label>
    </>
  );
}
