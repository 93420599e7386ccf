import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { SheetId } from "@tablee/shared/ids";
import type { Place } from "@tablee/shared/session/seat";
import type { PairView } from "@tablee/shared/session/pairs";
import { WorkspaceContext } from "../../board/workspace-context.ts";
import type { OpenDesk } from "../../board/desk.ts";
import { useLive } from "../../session/use-live.ts";
import { SelectField } from "../../ui/SelectField.tsx";
import { Ask, Asked } from "./Asking.tsx";
import { Ending } from "./Ending.tsx";
import { PairStatus } from "./PairStatus.tsx";
import { otherOf, PairContext, useDesk, useNameOf, usePairsOf, useRoom } from "./use-pairs.ts";
import { Whose } from "./Whose.tsx";
import "./pairing.css";

/** Two people find each other, and what is drawn within is for these two. Both tools of a pair stand on it. */
export function PairTool({ children }: { readonly children: ReactNode }) {
  return (
    <div className="pairing">
      <Whose>
        {(me) => (
          <Mine key={me.person} me={me}>
            {children}
          </Mine>
        )}
      </Whose>
    </div>
  );
}

function Mine({ me, children }: { readonly me: Place; readonly children: ReactNode }) {
  const { t } = useTranslation("pairing");
  const pairs = usePairsOf(me);
  const isLinked = useLive(({ connected }) => connected);
  const met = pairs.filter(({ asked }) => !asked);
  const [chosen, setChosen] = useState<SheetId | null>(null);
  const open = met.find(({ sheet }) => sheet === chosen) ?? met[0];
  return (
    <>
      {!isLinked && <p className="ui-small">{t("needsLink")}</p>}
      {!open && (
        <p className="ui-small">
          {t("privacy")} {t("later")}
        </p>
      )}
      {pairs
        .filter(({ asked }) => asked)
        .map((pair) => (
          <Asked key={pair.sheet} pair={pair} me={me} />
        ))}
      {open && met.length > 1 && <Choice met={met} me={me} value={open.sheet} onChange={setChosen} />}
      {open && (
        <Open key={open.sheet} pair={open} me={me}>
          {children}
        </Open>
      )}
      <Ask me={me} known={pairs} />
    </>
  );
}

interface ChoiceProps {
  readonly met: readonly PairView[];
  readonly me: Place;
  readonly value: SheetId;
  readonly onChange: (sheet: SheetId) => void;
}

function Choice({ met, me, value, onChange }: ChoiceProps) {
  const { t } = useTranslation("pairing");
  const nameOf = useNameOf();
  const options = met.map((pair) => ({ id: pair.sheet, label: nameOf(otherOf(pair, me)) }));
  return <SelectField label={t("withChoice")} options={options} value={value} onChange={onChange} />;
}

interface OpenProps {
  readonly pair: PairView;
  readonly me: Place;
  readonly children: ReactNode;
}

function Open({ pair, me, children }: OpenProps) {
  const { t } = useTranslation("pairing");
  const desk = useDesk(pair);
  if (!desk) return <p className="ui-small">{t("opening")}</p>;
  return (
    <Room desk={desk} pair={pair} me={me}>
      {children}
    </Room>
  );
}

function Room({ desk, pair, me, children }: OpenProps & { readonly desk: OpenDesk }) {
  const { t } = useTranslation("pairing");
  const nameOf = useNameOf();
  const room = useRoom(desk);
  const other = otherOf(pair, me);
  return (
    <PairContext value={{ pair, me, other, desk }}>
      <WorkspaceContext value={room}>
        <section className="pairing-open" aria-label={other ? t("with", { name: nameOf(other) }) : t("alone")}>
          <header>
            {other ? <h4 dir="auto">{t("with", { name: nameOf(other) })}</h4> : <p>{t("alone")}</p>}
            <PairStatus desk={desk} />
          </header>
          {children}
          <Ending />
        </section>
      </WorkspaceContext>
    </PairContext>
  );
}
