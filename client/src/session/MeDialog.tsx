import { useState } from "react";
import { useTranslation } from "react-i18next";
import { patchMe } from "../api.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { PersonFields } from "./PersonFields.tsx";
import type { PersonWish } from "./PersonFields.tsx";
import { toast } from "../ui/toast.ts";
import { ChangeDialog, useChange } from "./ChangeDialog.tsx";
import { rememberMe, useMe } from "./me.ts";

export function MeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("shell");
  const { seat } = useWorkspace().table;
  const { name, part, partHidden } = useMe();
  const [person, setPerson] = useState<PersonWish>({ name, part, partHidden });
  const wish = { ...person, name: person.name.trim() };
  const change = useChange({
    send: () => (wish.name === "" ? null : patchMe(seat.board.id, wish)),
    done: () => {
      rememberMe(seat, wish);
      toast(t("me.saved"));
      onClose();
    },
  });
  return (
    <ChangeDialog title={t("me.title")} change={change} onClose={onClose}>
      <PersonFields person={person} change={(next) => setPerson({ ...person, ...next })} tried />
    </ChangeDialog>
  );
}
