import type { SessionView } from "@tablee/shared/session/types";
import { useTranslation } from "react-i18next";
import { ask } from "../../board/actions/action.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { NameChoice } from "../../exports/NameChoice.tsx";
import { Button } from "../../ui/Button.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { AssociationPart } from "../association/AssociationPart.tsx";
import { BrakePart } from "../brake/BrakePart.tsx";
import { ClosingPart } from "../closing/ClosingPart.tsx";
import { MyCopy } from "../closing/MyCopy.tsx";
import { CoursePart } from "../course/CoursePart.tsx";
import { useMe } from "../me.ts";
import { closePanel } from "../panels.ts";
import { SafetyPart } from "../safety/SafetyPart.tsx";
import { SeriesPart } from "../series/SeriesPart.tsx";
import { headCount, useIsHost, useLive, useSend, useView } from "../use-live.ts";
import "../lead-panel.css";
import "./together.css";

/** All that the table has agreed on, for everybody to read again. */
export function TogetherPanel() {
  const { t } = useTranslation("together");
  const ws = useWorkspace();
  const view = useView();
  const isClosed = view?.closing.closed ?? false;
  return (
    <Panel title={t("title")} onClose={() => closePanel(ws)}>
      {view && (
        <div className="lead">
          {/* At the end of a workshop that is what one comes for. */}
          {isClosed && <Ending view={view} />}
          <AssociationPart view={view} />
          <Goal view={view} />
          <Rules view={view} />
          <SafetyPart />
          <BrakePart view={view} />
          {!isClosed && <Ending view={view} />}
        </div>
      )}
    </Panel>
  );
}

function Names() {
  const { t } = useTranslation("outcomes");
  return (
    <section className="lead-part">
      <h3>{t("names.title")}</h3>
      <NameChoice />
    </section>
  );
}

function Ending({ view }: { readonly view: SessionView }) {
  return (
    <>
      <ClosingPart view={view} />
      <CoursePart view={view} />
      <SeriesPart view={view} />
      <Names />
      <MyCopy />
    </>
  );
}

function Goal({ view: { goal } }: { readonly view: SessionView }) {
  const { t } = useTranslation("together");
  const ws = useWorkspace();
  const host = useIsHost();
  return (
    <section className="lead-part">
      <h3>{t("goal.title")}</h3>
      {goal === "" ? (
        <p className="lead-small">{t("goal.none")}</p>
      ) : (
        <p className="together-words together-goal" dir="auto">
          {goal}
        </p>
      )}
      {host && (
        <Button size="s" onPress={() => ask(ws, { kind: "table", dialog: "goal" })}>
          {t(goal === "" ? "goal.set" : "goal.change")}
        </Button>
      )}
    </section>
  );
}

function Rules({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation("together");
  const ws = useWorkspace();
  const host = useIsHost();
  const of = useLive((state) => headCount(state.people));
  const { text, agreedCount } = view.rules;
  return (
    <section className="lead-part">
      <h3>{t("rules.title")}</h3>
      {text === "" ? (
        <p className="lead-small">{t("rules.none")}</p>
      ) : (
        <>
          <p className="together-words" dir="auto">
            {text}
          </p>
          {view.me.role !== "observer" && <Agree view={view} />}
          {/* Whoever agreed and has left still counts. */}
          <p className="lead-small">{t("rules.count", { count: agreedCount, of: Math.max(of, agreedCount) })}</p>
        </>
      )}
      {host && (
        <Button size="s" onPress={() => ask(ws, { kind: "table", dialog: "rules" })}>
          {t(text === "" ? "rules.post" : "rules.change")}
        </Button>
      )}
    </section>
  );
}

/** One answer for each person of this seat. */
function Agree({ view: { rules, me } }: { readonly view: SessionView }) {
  const { t } = useTranslation("together");
  const send = useSend();
  const { name, also } = useMe();
  const people = [name, ...also];
  return (
    <div className="together-agree">
      {people.map((one, person) => (
        <Switch
          // oxlint-disable-next-line react/no-array-index-key -- a person of a seat is their place on it
          key={person}
          isSelected={me.agreed.includes(person)}
          onChange={(agrees) => void send("rules.agree", { round: rules.round, person, agrees })}
        >
          {people.length === 1 ? t("rules.agree") : t("rules.agreeOf", { name: one })}
        </Switch>
      ))}
    </div>
  );
}
