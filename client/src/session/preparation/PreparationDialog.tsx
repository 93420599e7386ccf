import { newId } from "../../new-id.ts";
import type { PhaseId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import type { Draft, Preparation, SessionView } from "@tablee/shared/session/types";
import { Trash2 } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { sortedZones } from "../../board/actions/areas.ts";
import { useBoard, useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSend } from "../use-live.ts";
import { DraftLookFields, NO_LOOK } from "./DraftLookFields.tsx";
import { useBring } from "./use-bring.ts";
import "./preparation.css";

interface PreparationDialogProps {
  readonly view: SessionView;
  readonly preparation: Preparation;
  readonly onClose: () => void;
}

/** Notes to the phases, and cards and areas for later: seen by those who lead, and by nobody else. */
export function PreparationDialog({ view, preparation, onClose }: PreparationDialogProps) {
  const { t } = useTranslation("lead");
  const { t: ui } = useTranslation("ui");
  return (
    <ModalDialog
      title={t("preparation.title")}
      isOpen
      wide
      onClose={onClose}
      actions={<Button onPress={onClose}>{ui("close")}</Button>}
    >
      <p className="lead-small">{t("preparation.help")}</p>
      <Notes view={view} preparation={preparation} />
      <Drafts preparation={preparation} />
      <NewDraft preparation={preparation} />
    </ModalDialog>
  );
}

function Notes({ view, preparation }: { readonly view: SessionView; readonly preparation: Preparation }) {
  const { t } = useTranslation("lead");
  const [phase, setPhase] = useState<PhaseId | undefined>(view.phase ?? view.phases[0]?.id);
  if (phase === undefined) return null;
  return (
    <div className="preparation-note">
      <SelectField
        label={t("preparation.phase")}
        options={view.phases.map(({ id, name }, at) => ({ id, label: `${at + 1}. ${name}` }))}
        value={phase}
        onChange={setPhase}
      />
      <Note key={phase} phase={phase} kept={preparation.notes.find((note) => note.phase === phase)?.text ?? ""} />
    </div>
  );
}

/** Kept when one leaves it, and when the dialogue is closed on it: a field that goes away has no blur. */
function Note({ phase, kept }: { readonly phase: PhaseId; readonly kept: string }) {
  const { t } = useTranslation("lead");
  const { live } = useWorkspace().table;
  const [text, setText] = useState(kept);
  const words = useRef({ now: kept, sent: kept });
  const keep = useCallback((): void => {
    const { now, sent } = words.current;
    if (now === sent) return;
    words.current = { now, sent: now };
    void live.send("preparation.note", { phase, text: now });
  }, [live, phase]);
  useEffect(() => keep, [keep]);
  return (
    <TextField
      label={t("note")}
      description={t("noteHelp")}
      multiline
      rows={3}
      value={text}
      maxLength={limits.PREPARATION_NOTE_MAX_CHARS}
      onChange={(now) => {
        words.current = { ...words.current, now };
        setText(now);
      }}
      onBlur={keep}
    />
  );
}

function Drafts({ preparation }: { readonly preparation: Preparation }) {
  const { t } = useTranslation("lead");
  const send = useSend();
  const bring = useBring(preparation);
  const zoneName = useZoneName(preparation);
  const { drafts } = preparation;
  return (
    <section className="preparation-drafts" aria-label={t("preparation.drafts")}>
      <h3>{t("preparation.drafts")}</h3>
      {drafts.length === 0 && <p className="lead-small">{t("preparation.none")}</p>}
      <ul className="preparation-list">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <div className="preparation-words">
              <p dir="auto">{draft.text}</p>
              <p className="lead-small">{draft.kind === "zone" ? t("preparation.kinds.zone") : zoneName(draft.zone)}</p>
            </div>
            <Button
              size="s"
              aria-label={t("preparation.bringThis", { text: draft.text })}
              onPress={() => void bring([draft])}
            >
              {t("preparation.bring")}
            </Button>
            <IconButton
              icon={Trash2}
              label={t("preparation.remove", { text: draft.text })}
              onPress={() => void send("preparation.remove", { drafts: [draft.id] })}
            />
          </li>
        ))}
      </ul>
      {drafts.length > 1 && <Button onPress={() => void bring(drafts)}>{t("preparation.bringAll")}</Button>}
    </section>
  );
}

function useZoneName({ drafts }: Preparation): (zone: string | null) => string {
  const { t } = useTranslation("lead");
  const zones = useBoard(({ board }) => board.zones);
  return (zone) => {
    const known = [...zones.values()].find(({ id }) => id === zone);
    const coming = drafts.find(({ id }) => id === zone);
    if (known) return known.title;
    return coming ? t("preparation.newZone", { title: coming.text }) : t("preparation.noZone");
  };
}

const NO_ZONE = "none";
const KINDS = ["card", "zone"] as const;

function NewDraft({ preparation }: { readonly preparation: Preparation }) {
  const { t } = useTranslation("lead");
  const ws = useWorkspace();
  const send = useSend();
  const zoneName = useZoneName(preparation);
  const [kind, setKind] = useState<Draft["kind"]>("card");
  const [text, setText] = useState("");
  const [zone, setZone] = useState<string>(NO_ZONE);
  const [look, setLook] = useState(NO_LOOK);
  const coming = preparation.drafts.filter((draft) => draft.kind === "zone").map(({ id }) => id);
  const zones: readonly string[] = [...sortedZones(ws).map(({ id }) => id), ...coming];

  async function add(): Promise<void> {
    if (text.trim() === "") return;
    const draft: Draft = {
      id: newId(),
      kind,
      text: text.trim(),
      zone: kind === "zone" || zone === NO_ZONE ? null : zone,
      ...(kind === "card" && { look }),
    };
    if (await send("preparation.put", { draft })) setText("");
  }

  return (
    <form
      className="preparation-new"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Segmented
        label={t("preparation.kind")}
        options={KINDS.map((id) => ({ id, label: t(`preparation.kinds.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      <TextField
        label={t(kind === "card" ? "preparation.text" : "preparation.name")}
        value={text}
        maxLength={kind === "card" ? limits.DRAFT_TEXT_MAX_CHARS : limits.ZONE_TITLE_MAX_CHARS}
        onChange={setText}
      />
      {kind === "card" && (
        <SelectField
          label={t("preparation.zone")}
          options={[
            { id: NO_ZONE, label: t("preparation.noZone") },
            ...zones.map((id) => ({ id, label: zoneName(id) })),
          ]}
          value={zone}
          onChange={setZone}
        />
      )}
      {kind === "card" && <DraftLookFields look={look} change={setLook} />}
      <Button type="submit">{t("preparation.add")}</Button>
    </form>
  );
}
