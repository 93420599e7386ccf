import { ArrowLeft, ChevronRight } from "lucide-react";
import { Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { toolAt } from "../board/tool-at.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { Button } from "../ui/Button.tsx";
import { Panel } from "../ui/Panel.tsx";
import { TOOLS } from "./tools.ts";
import type { Tool } from "./tools.ts";
import type { ToolId } from "./tool-ids.ts";
import "./groundwork.css";

/** A list of what can be made ready, and one of it at a time in its place. */
export function GroundworkPanel() {
  const { t } = useTranslation("groundwork");
  const ws = useWorkspace();
  const open = useStore(toolAt, (state) => state.tool);
  const setOpen = (id: ToolId | null): void => toolAt.setState({ tool: id });
  const list = useRef<HTMLUListElement>(null);
  const last = useRef<string | null>(null);
  const tool = TOOLS.find(({ id }) => id === open);
  // Back where one was in the list.
  useEffect(() => {
    if (open !== null) last.current = open;
    else if (last.current !== null) list.current?.querySelector<HTMLElement>(`[data-tool="${last.current}"]`)?.focus();
  }, [open]);
  return (
    <Panel title={t("title")} onClose={() => ws.prefs.setState({ panel: null })}>
      {tool ? (
        <OpenTool tool={tool} onBack={() => setOpen(null)} />
      ) : (
        <>
          <p className="groundwork-about">{t("about")}</p>
          <ul className="groundwork-tools" ref={list}>
            {TOOLS.map((one) => (
              <li key={one.id}>
                <ToolRow tool={one} onOpen={() => setOpen(one.id)} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

const NOTHING = (): null => null;

function ToolRow({ tool, onOpen }: { readonly tool: Tool; readonly onOpen: () => void }) {
  const { t } = useTranslation("groundwork");
  const { id, icon: Icon, useState: useSaid = NOTHING } = tool;
  // oxlint-disable-next-line react/hooks -- a row is of one tool for as long as it is there
  const said = useSaid();
  return (
    <button type="button" className="groundwork-tool" data-tool={id} onClick={onOpen}>
      <Icon className="ui-icon" size={20} aria-hidden />
      <span className="groundwork-tool-words">
        <strong>{t(`tools.${id}.title`)}</strong>
        <span>{t(`tools.${id}.about`)}</span>
        {said !== null && <span className="groundwork-tool-state">{said}</span>}
      </span>
      <ChevronRight className="ui-icon" size={18} aria-hidden />
    </button>
  );
}

function OpenTool({ tool, onBack }: { readonly tool: Tool; readonly onBack: () => void }) {
  const { t } = useTranslation("groundwork");
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { id, Body } = tool;
  return (
    <>
      <Button size="s" icon={ArrowLeft} className="groundwork-back" onPress={onBack}>
        {t("back")}
      </Button>
      <h3 className="groundwork-title" ref={title} tabIndex={-1}>
        {t(`tools.${id}.title`)}
      </h3>
      <Suspense fallback={null}>
        <Body />
      </Suspense>
    </>
  );
}
