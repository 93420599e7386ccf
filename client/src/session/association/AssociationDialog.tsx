import { ASSOCIATION_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { PARTS } from "@tablee/shared/rules/roles";
import type { Part } from "@tablee/shared/rules/roles";
import { WAYS } from "@tablee/shared/session/association";
import type { Association, Way } from "@tablee/shared/session/association";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskDialog } from "../../board/dialogs/AskDialog.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSend } from "../use-live.ts";
import "./association.css";

type Wish = Omit<Association, "at">;

interface AssociationDialogProps {
  readonly held: Association | null;
  readonly onClose: () => void;
}

export function AssociationDialog({ held, onClose }: AssociationDialogProps) {
  const { t } = useTranslation("around");
  const { t: ui } = useTranslation("ui");
  const send = useSend();
  const [wish, setWish] = useState<Wish>({
    decision: held?.decision ?? "",
    parts: held?.parts ?? {},
    becomes: held?.becomes ?? "",
  });
  const save = async (): Promise<void> => {
    const { decision, parts, becomes } = wish;
    if (await send("association.set", { decision: decision.trim(), parts, becomes: becomes.trim() })) onClose();
  };
  const field = (name: "decision" | "becomes") => (
    <TextField
      label={t(`door.${name}`)}
      description={t(`door.${name}Help`)}
      value={wish[name]}
      maxLength={ASSOCIATION_TEXT_MAX_CHARS}
      multiline
      onChange={(text) => setWish({ ...wish, [name]: text })}
    />
  );
  return (
    <AskDialog title={t("door.dialog")} does={ui("save")} close={onClose} done={() => void save()}>
      <div className="door-form">
        <p className="lead-small">{t("door.help")}</p>
        {field("decision")}
        <fieldset className="door-parts">
          <legend>{t("door.parts")}</legend>
          {PARTS.map((part) => (
            <WayField
              key={part}
              part={part}
              way={wish.parts[part] ?? null}
              onChange={(way) => setWish({ ...wish, parts: withWay(wish.parts, part, way) })}
            />
          ))}
        </fieldset>
        {field("becomes")}
      </div>
    </AskDialog>
  );
}

function withWay(parts: Wish["parts"], part: Part, way: Way | null): Wish["parts"] {
  const { [part]: _, ...rest } = parts;
  return way === null ? rest : { ...rest, [part]: way };
}

const UNSAID = "unsaid";

interface WayFieldProps {
  readonly part: Part;
  readonly way: Way | null;
  readonly onChange: (way: Way | null) => void;
}

function WayField({ part, way, onChange }: WayFieldProps) {
  const { t } = useTranslation("around");
  return (
    <SelectField<Way | typeof UNSAID>
      label={t(`door.part.${part}`)}
      options={[{ id: UNSAID, label: t("door.noWay") }, ...WAYS.map((id) => ({ id, label: t(`door.way.${id}`) }))]}
      value={way ?? UNSAID}
      onChange={(next) => onChange(next === UNSAID ? null : next)}
    />
  );
}
