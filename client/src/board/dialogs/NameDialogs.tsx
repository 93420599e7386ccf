import { useState } from "react";
import { useTranslation } from "react-i18next";
import { nameGroup } from "@tablee/shared/board/edit-structure";
import type { GroupId } from "@tablee/shared/ids";
import { GROUP_NAME_MAX_CHARS } from "@tablee/shared/limits";
import { TextField } from "../../ui/TextField.tsx";
import { groupSelection } from "../actions/commands.ts";
import { focusCard } from "../actions/look-around.ts";
import { useBoard, useWorkspace } from "../workspace-context.ts";
import { AskDialog } from "./AskDialog.tsx";
import type { AskProps } from "./AskDialog.tsx";

export function GroupDialog({ ids, close }: AskProps) {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  const [name, setName] = useState("");
  const done = (): void => {
    groupSelection(ws, ids, name.trim());
    close();
    if (ids[0]) focusCard(ids[0]);
  };
  return (
    <AskDialog title={t("groupTitle")} close={close} done={done}>
      <TextField label={t("groupName")} value={name} onChange={setName} maxLength={GROUP_NAME_MAX_CHARS} />
    </AskDialog>
  );
}

export function RenameGroupDialog({ id, close }: { readonly id: GroupId; readonly close: () => void }) {
  const { t } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const ws = useWorkspace();
  const old = useBoard(({ board }) => board.groups.get(id)?.name ?? "");
  const [name, setName] = useState(old);
  const done = (): void => {
    nameGroup(ws.hand(), id, name.trim());
    close();
  };
  return (
    <AskDialog title={canvas("renameGroup")} close={close} done={done}>
      <TextField label={t("groupName")} value={name} onChange={setName} maxLength={GROUP_NAME_MAX_CHARS} />
    </AskDialog>
  );
}
