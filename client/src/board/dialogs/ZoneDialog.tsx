import { useState } from "react";
import { useTranslation } from "react-i18next";
import { KINDS } from "@tablee/shared/board/types";
import type { Colour, Kind } from "@tablee/shared/board/types";
import type { ZoneId } from "@tablee/shared/ids";
import { ZONE_TITLE_MAX_CHARS } from "@tablee/shared/limits";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { addArea, editArea, sortedZones } from "../actions/areas.ts";
import type { ZoneSize } from "../actions/areas.ts";
import { knownColour } from "../card-face.ts";
import { useSay } from "../use-run.ts";
import { useWorkspace } from "../workspace-context.ts";
import { AskDialog } from "./AskDialog.tsx";
import { ColourField } from "./ColourField.tsx";

const FIRST = "first";
const SIZES: readonly ZoneSize[] = ["small", "medium", "large"];

/** A new area, or another name, colour, place or size for one: the keyboard’s way of drawing and dragging it. */
export function ZoneDialog({ id, close }: { readonly id: ZoneId | null; readonly close: () => void }) {
  const { t } = useTranslation("canvas");
  const ws = useWorkspace();
  const say = useSay();
  const [zones] = useState(() => sortedZones(ws));
  const at = zones.findIndex((zone) => zone.id === id);
  const zone = zones[at];
  const others = zones.filter((other) => other.id !== id);
  const before = zone ? zones[at - 1]?.id : zones.at(-1)?.id;
  const [title, setTitle] = useState(zone?.title ?? "");
  const [colour, setColour] = useState<Colour | "other">(knownColour(zone?.colour ?? null) ?? "other");
  const [kind, setKind] = useState<Kind>(zone?.kind ?? "ingredient");
  const [after, setAfter] = useState<string>(before ?? FIRST);
  const [size, setSize] = useState<ZoneSize | "keep">(zone ? "keep" : "medium");
  const done = (): void => {
    const wish = {
      title: title.trim(),
      kind: kind === "ingredient" ? null : kind,
      colour: colour === "other" ? null : colour,
      after: others.find((other) => other.id === after)?.id ?? null,
      size: size === "keep" ? null : size,
    };
    const reply = zone ? editArea(ws, zone, wish) : addArea(ws, wish);
    if (reply.ok) close();
    else if (reply.reason === "too-many-zones") say("tooManyZones", 0);
  };
  return (
    <AskDialog title={t(zone ? "zoneEdit" : "zoneNew")} close={close} done={done}>
      <TextField label={t("zoneTitle")} value={title} onChange={setTitle} maxLength={ZONE_TITLE_MAX_CHARS} />
      <ColourField other={t("noColour")} value={colour} onChange={setColour} />
      <SelectField<Kind>
        label={t("zoneKind")}
        options={KINDS.map((one) => ({ id: one, label: t(`kinds.${one}`) }))}
        value={kind}
        onChange={setKind}
      />
      <SelectField
        label={t("zonePlace")}
        options={[
          { id: FIRST, label: t("zoneFirst") },
          ...others.map((other) => ({
            id: other.id as string,
            label: t("zoneAfter", { title: other.title || t("noTitle") }),
          })),
        ]}
        value={after}
        onChange={setAfter}
      />
      <SelectField
        label={t("zoneSize")}
        options={[...(zone ? (["keep"] as const) : []), ...SIZES].map((one) => ({
          id: one,
          label: t(`zoneSizes.${one}`),
        }))}
        value={size}
        onChange={setSize}
      />
    </AskDialog>
  );
}
