import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { TITLE_MAX_CHARS } from "@tablee/shared/limits";
import type { VersionInfo } from "@tablee/shared/protocol/http";
import { can } from "@tablee/shared/rules/roles";
import { makeVersion } from "../api.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { sayReason } from "../i18n/reasons.ts";
import { Button } from "../ui/Button.tsx";
import { Panel } from "../ui/Panel.tsx";
import { TextField } from "../ui/TextField.tsx";
import { toast } from "../ui/toast.ts";
import { PHONE, useMedia } from "../ui/use-media.ts";
import { closePanel } from "./panels.ts";
import { useView } from "./use-live.ts";
import { useVersions } from "./use-versions.ts";
import { VersionRow } from "./VersionRow.tsx";
import "./versions.css";

/** Earlier states of the table: named, listed, looked at. */
export function VersionsPanel() {
  const { t } = useTranslation("versions");
  const { t: board } = useTranslation("board");
  const ws = useWorkspace();
  const phone = useMedia(PHONE);
  const role = useView()?.me.role ?? ws.table.seat.member.role;
  const { list, at, refusal, fetching, read, open } = useVersions();
  const shown = useStore(ws.past, (state) => state.open?.version.id ?? null);
  const look = async (version: VersionInfo): Promise<void> => {
    await open(version);
    // It covers the page there, and with it what was asked for.
    if (phone && ws.past.getState().open) closePanel(ws);
  };
  return (
    <Panel title={board("actions.versions")} onClose={() => closePanel(ws)}>
      <p className="versions-about">{t("about")}</p>
      {can(role, "write") && <NameForm onKept={read} />}
      <h3 className="versions-head">{t("list")}</h3>
      {refusal !== null && (
        <div className="versions-refusal" role="alert">
          <p>{refusal}</p>
          <Button size="s" onPress={() => void read()}>
            {t("again")}
          </Button>
        </div>
      )}
      {list === null && refusal === null && <p>{t("loading")}</p>}
      {list?.length === 0 && <p>{t("none")}</p>}
      <ul className="versions-list">
        {list?.map((version) => (
          <VersionRow
            key={version.id}
            version={version}
            now={at}
            isShown={version.id === shown}
            isFetching={version.id === fetching}
            onLook={() => void look(version)}
            onGone={read}
          />
        ))}
      </ul>
    </Panel>
  );
}

function NameForm({ onKept }: { readonly onKept: () => Promise<void> }) {
  const { t } = useTranslation("versions");
  const { t: pages } = useTranslation("pages");
  const board = useWorkspace().table.seat.board.id;
  const [name, setName] = useState("");
  const [error, setError] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const keep = async (): Promise<void> => {
    if (busy) return;
    if (name.trim() === "") return setError(t("missing"));
    setBusy(true);
    const reply = await makeVersion(board, { name: name.trim() });
    setBusy(false);
    if (!reply.ok) return setError(sayReason(pages, reply.reason));
    setName("");
    setError(undefined);
    toast(t("kept"));
    await onKept();
  };
  return (
    <form
      className="versions-name"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <TextField
        label={t("name")}
        description={t("nameHelp")}
        value={name}
        onChange={setName}
        maxLength={TITLE_MAX_CHARS}
        error={error}
      />
      <Button type="submit" variant="do" isPending={busy}>
        {t("keep")}
      </Button>
    </form>
  );
}
