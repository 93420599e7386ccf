import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { styleCards } from "@tablee/shared/board/edit-cards";
import { addLine, addSources } from "@tablee/shared/board/edit-framework";
import { compareOrder } from "@tablee/shared/board/order";
import { COLOURS, KNOWLEDGE_TYPES, SECTIONS } from "@tablee/shared/board/types";
import type { Colour, KnowledgeType, Section } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { GROUP_NAME_MAX_CHARS, LINE_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { groupSelection, moveCardsToGroup, moveCardsToZone } from "../actions/commands.ts";
import { colourOf } from "../card-face.ts";
import { useBoard, useMay, useWorkspace } from "../workspace-context.ts";
import type { Ask } from "../workspace.ts";

/** What the actions ask: where to, under which name, how it looks, behind which line. Both views open these. */
export function BoardDialogs() {
  const ws = useWorkspace();
  const open = useStore(ws.ask, (state) => state.open);
  if (!open) return null;
  const props = { ids: open.ids, close: () => ws.ask.setState({ open: null }) };
  const Dialog = DIALOGS[open.kind];
  return <Dialog {...props} />;
}

interface AskProps {
  readonly ids: readonly CardId[];
  readonly close: () => void;
}

function MoveDialog({ ids, close }: AskProps) {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  const may = useMay();
  const { zones, groups } = useBoard((state) => state.board);
  const go = (move: () => void): void => {
    move();
    close();
  };
  return (
    <ModalDialog title={t("moveTitle")} isOpen onClose={close}>
      <div className="dialog-choices">
        {[...zones.values()].sort(compareOrder).map((zone) => (
          <Button key={zone.id} onPress={() => go(() => moveCardsToZone(ws, ids, zone.id))}>
            {zone.title}
          </Button>
        ))}
        {may.structure &&
          [...groups.values()].sort(compareOrder).map((group) => (
            <Button key={group.id} onPress={() => go(() => moveCardsToGroup(ws, ids, group))}>
              {group.name || t("noName")}
            </Button>
          ))}
      </div>
    </ModalDialog>
  );
}

function GroupDialog({ ids, close }: AskProps) {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  const [name, setName] = useState("");
  const done = (): void => {
    groupSelection(ws, ids, name.trim());
    close();
  };
  return (
    <ModalDialog title={t("groupTitle")} isOpen onClose={close} actions={<Done done={done} close={close} />}>
      <TextField label={t("groupName")} value={name} onChange={setName} maxLength={GROUP_NAME_MAX_CHARS} />
    </ModalDialog>
  );
}

function LookDialog({ ids, close }: AskProps) {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  const first = useBoard((state) => (ids[0] ? state.board.cards.get(ids[0]) : undefined));
  const [knowledge, setKnowledge] = useState<KnowledgeType | "none">(first?.knowledge ?? "none");
  const [colour, setColour] = useState<Colour>(first ? colourOf(first) : "straw");
  const [signed, setSigned] = useState(first?.author !== null);
  const done = (): void => {
    const author = signed ? (first?.author ?? ws.table.seat.member.name) : null;
    styleCards(ws.hand(), ids, { knowledge: knowledge === "none" ? null : knowledge, colour, author });
    close();
  };
  return (
    <ModalDialog title={t("lookTitle")} isOpen onClose={close} actions={<Done done={done} close={close} />}>
      <SelectField
        label={t("knowledge")}
        options={(["none", ...KNOWLEDGE_TYPES] as const).map((id) => ({ id, label: t(`knowledges.${id}`) }))}
        value={knowledge}
        onChange={setKnowledge}
      />
      <SelectField
        label={t("colour")}
        options={COLOURS.map((id) => ({ id, label: t(`colours.${id}`) }))}
        value={colour}
        onChange={setColour}
      />
      <Switch isSelected={signed} onChange={setSigned}>
        {t("showName")}
      </Switch>
    </ModalDialog>
  );
}

function SourceDialog({ ids, close }: AskProps) {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  const lines = useBoard((state) => state.board.lines);
  const cards = useBoard((state) => state.board.cards);
  const [line, setLine] = useState<string>("new");
  const [section, setSection] = useState<Section>("before");
  const [text, setText] = useState(ids.length === 1 && ids[0] ? (cards.get(ids[0])?.text ?? "") : "");
  const chosen = [...lines.values()].find(({ id }) => id === line);
  const done = (): void => {
    if (chosen) addSources(ws.hand(), chosen.id, ids);
    else addLine(ws.hand(), { section, text: text.trim(), sources: ids });
    close();
  };
  return (
    <ModalDialog title={t("sourceTitle")} isOpen onClose={close} actions={<Done done={done} close={close} />}>
      <SelectField
        label={t("line")}
        options={[
          { id: "new", label: t("newLine") },
          ...[...lines.values()].map(({ id, text: label }) => ({ id: id as string, label })),
        ]}
        value={line}
        onChange={setLine}
      />
      {!chosen && (
        <>
          <SelectField
            label={t("section")}
            options={SECTIONS.map((id) => ({ id, label: t(`sections.${id}`) }))}
            value={section}
            onChange={setSection}
          />
          <TextField label={t("lineText")} multiline value={text} onChange={setText} maxLength={LINE_TEXT_MAX_CHARS} />
        </>
      )}
    </ModalDialog>
  );
}

function Done({ done, close }: { readonly done: () => void; readonly close: () => void }) {
  const { t } = useTranslation("board");
  return (
    <>
      <Button onPress={close}>{t("cancel")}</Button>
      <Button variant="do" onPress={done}>
        {t("ok")}
      </Button>
    </>
  );
}

const DIALOGS: Readonly<Record<Ask["kind"], (props: AskProps) => React.ReactNode>> = {
  moveTo: MoveDialog,
  nameGroup: GroupDialog,
  look: LookDialog,
  addSource: SourceDialog,
};
