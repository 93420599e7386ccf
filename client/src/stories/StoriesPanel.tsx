import { EyeOff } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { announceNow } from "../a11y/announce.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { closePanel } from "../session/panels.ts";
import { useSeatNames } from "../session/rounds/use-sheets.ts";
import { Button } from "../ui/Button.tsx";
import { Panel } from "../ui/Panel.tsx";
import { ReadPage } from "./ReadPage.tsx";
import { StoriesList } from "./StoriesList.tsx";
import { useAt, usePerson, useStories } from "./use-stories.ts";
import { WritePage } from "./WritePage.tsx";
import "./stories.css";

/** One’s own stories and those that others share here. On a seat of several, one person’s are open at a time. */
export function StoriesPanel() {
  const { t } = useTranslation("stories");
  const ws = useWorkspace();
  const stories = useStories();
  const person = usePerson();
  const isShared = useSeatNames().length > 1;
  // What was being written goes on its way when the panel is closed; who opens it again finds the list.
  useEffect(
    () => () => {
      stories.leave();
      stories.place.setState(({ at }) => (at.kind === "write" ? { at: { kind: "list" } } : {}));
    },
    [stories],
  );
  return (
    <Panel title={t("title")} onClose={() => closePanel(ws)}>
      <div className="stories">
        {person === null ? <Whose /> : <Open person={person} />}
        {isShared && person !== null && <Cover />}
      </div>
    </Panel>
  );
}

function Open({ person }: { readonly person: number }) {
  const [at] = useAt();
  if (at.kind === "write") return <WritePage key={at.story} story={at.story} person={person} />;
  if (at.kind === "read") return <ReadPage key={at.story} story={at.story} />;
  return <StoriesList person={person} />;
}

function Whose() {
  const { t } = useTranslation("stories");
  const { place } = useStories();
  const names = useSeatNames();
  return (
    <section className="stories-whose" aria-label={t("whose.title")}>
      <h3>{t("whose.title")}</h3>
      <p className="stories-small">{t("whose.help")}</p>
      {names.map((name, person) => (
        // oxlint-disable-next-line react/no-array-index-key -- a person of a seat is a place in it; two may have one name
        <Button key={person} size="l" onPress={() => place.setState({ person, at: { kind: "list" } })}>
          {t("whose.of", { name })}
        </Button>
      ))}
    </section>
  );
}

function Cover() {
  const { t } = useTranslation("stories");
  const stories = useStories();
  const cover = (): void => {
    stories.leave();
    stories.place.setState({ person: null, at: { kind: "list" } });
    announceNow(t("whose.covered"));
  };
  return (
    <Button icon={EyeOff} className="stories-cover" onPress={cover}>
      {t("whose.cover")}
    </Button>
  );
}
