import { TEMPLATE_NAMES } from "@tablee/shared/templates/names";
import type { TemplateName } from "@tablee/shared/templates/names";
import { templateOf, templatePhases } from "@tablee/shared/templates/templates";
import type { SessionView } from "@tablee/shared/session/types";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useBoard } from "../../board/workspace-context.ts";
import { currentLocale } from "../../i18n/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { useSend, useView } from "../use-live.ts";
import { asCommand, countGoing, countOver, kindsOf, NOTHING_LEFT, placesOf, toggled } from "./leave.ts";
import type { Left } from "./leave.ts";
import "../lead-panel.css";
import "../together/together.css";

type Agenda = "last" | TemplateName;

/** What goes along, and by which agenda. All of it, and the last one’s, if nobody says otherwise. */
export function OpenMeetingDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("series");
  const { t: ui } = useTranslation("ui");
  const send = useSend();
  const view = useView();
  const [left, setLeft] = useState<Left>(NOTHING_LEFT);
  const [agenda, setAgenda] = useState<Agenda>("last");
  // The meeting that was closed when one began to choose: another host may be faster.
  const [after] = useState(view?.series.number ?? 0);
  const open = async (): Promise<void> => {
    const phases = agenda === "last" ? null : [...templatePhases(templateOf(agenda), currentLocale())];
    const { zones, kinds, ...rest } = asCommand(left);
    const leave = { ...rest, zones: [...zones], kinds: [...kinds] };
    if (await send("meeting.open", { after, leave, phases })) onClose();
  };
  return (
    <ModalDialog
      title={t("open.title", { number: after + 1 })}
      isOpen
      wide
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{ui("cancel")}</Button>
          <Button variant="do" onPress={() => void open()}>
            {t("open.do", { number: after + 1 })}
          </Button>
        </>
      }
    >
      <p>{t("open.body", { number: after })}</p>
      <p className="lead-small">{t("open.lasts")}</p>
      {view && <Unfinished view={view} />}
      <Along left={left} change={setLeft} />
      <AgendaChoice value={agenda} change={setAgenda} />
    </ModalDialog>
  );
}

/** What ends without a result is said before, and not after. */
function Unfinished({ view: { votes, consents, evaluation } }: { readonly view: SessionView }) {
  const { t } = useTranslation("series");
  const isVoting = votes.open !== null || consents.open !== null;
  const isAsking = evaluation.waves.some(({ state }) => state === "open");
  return (
    <>
      {isVoting && <p role="alert">{t("open.voting")}</p>}
      {isAsking && <p role="alert">{t("open.asking")}</p>}
    </>
  );
}

interface AlongProps {
  readonly left: Left;
  readonly change: (left: Left) => void;
}

function Along({ left, change }: AlongProps) {
  const { t } = useTranslation("series");
  const { t: words } = useTranslation("board");
  const board = useBoard((state) => state.board);
  const places = placesOf(board);
  const [over, going] = [countOver(board), countGoing(board, left)];
  if (board.cards.size + board.shapes.size === 0) return <p className="lead-small">{t("open.empty")}</p>;
  return (
    <>
      <fieldset className="together-cards">
        <legend>{t("open.areas")}</legend>
        {places.map(({ place, title, count }) => (
          <Box
            key={place}
            name={title ?? words("outside")}
            count={t("open.count", { count })}
            isOn={!left.places.has(place)}
            onToggle={() => change({ ...left, places: toggled(left.places, place) })}
          />
        ))}
      </fieldset>
      <Kinds left={left} change={change} />
      {over > 0 && (
        <fieldset className="together-cards" data-part="over">
          <legend>{t("open.over")}</legend>
          <Box
            name={t("open.overBox")}
            count={t("open.count", { count: over })}
            isOn={!left.over}
            onToggle={() => change({ ...left, over: !left.over })}
          />
        </fieldset>
      )}
      <p role="status">
        {t("open.going", { count: going })} {t("open.staying", { count: board.cards.size - going })}
      </p>
    </>
  );
}

/** One kind alone is no choice beside its areas; drawings are one. */
function Kinds({ left, change }: AlongProps) {
  const { t } = useTranslation("series");
  const { t: canvas } = useTranslation("canvas");
  const board = useBoard((state) => state.board);
  const kinds = kindsOf(board);
  const { size } = board.shapes;
  if (kinds.length < 2 && size === 0) return null;
  return (
    <fieldset className="together-cards">
      <legend>{t("open.kinds")}</legend>
      {kinds.length > 1 &&
        kinds.map(({ kind, count }) => (
          <Box
            key={kind}
            name={canvas(`kinds.${kind}`)}
            count={t("open.count", { count })}
            isOn={!left.kinds.has(kind)}
            onToggle={() => change({ ...left, kinds: toggled(left.kinds, kind) })}
          />
        ))}
      {size > 0 && (
        <Box
          name={t("open.drawings")}
          count={String(size)}
          isOn={!left.drawings}
          onToggle={() => change({ ...left, drawings: !left.drawings })}
        />
      )}
    </fieldset>
  );
}

interface BoxProps {
  readonly name: string;
  readonly count: string;
  readonly isOn: boolean;
  readonly onToggle: () => void;
}

function Box({ name, count, isOn, onToggle }: BoxProps) {
  return (
    <label className="together-card">
      <input type="checkbox" checked={isOn} onChange={onToggle} />
      <span dir="auto">{name}</span>
      <small>{count}</small>
    </label>
  );
}

function AgendaChoice({ value, change }: { readonly value: Agenda; readonly change: (value: Agenda) => void }) {
  const { t } = useTranslation("series");
  const { t: pages } = useTranslation("pages");
  const presets = TEMPLATE_NAMES.filter((name) => name !== "free");
  return (
    <SelectField<Agenda>
      label={t("open.agenda")}
      options={[
        { id: "last", label: t("open.lastAgenda") },
        ...presets.map((id) => ({ id, label: pages(`open.templates.${id}`) })),
        { id: "free", label: t("open.noAgenda") },
      ]}
      value={value}
      onChange={change}
    />
  );
}
