import { CODE_CHARS } from "@tablee/shared/limits";
import type { Part } from "@tablee/shared/rules/roles";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { joinBoard, patchMe } from "../api.ts";
import { Button } from "../ui/Button.tsx";
import { Switch } from "../ui/Switch.tsx";
import { cleanCode, CodeField } from "./CodeField.tsx";
import { NameField, PageForm } from "./PageForm.tsx";
import { PageFrame } from "./PageFrame.tsx";
import { PartField } from "../session/PartField.tsx";
import { sayReason } from "../i18n/reasons.ts";

/** What opens the door: the fragment never leaves the browser, so neither appears in a log. */
type Key = { readonly code: string } | { readonly secret: string };

function keyInAddress(): Key | null {
  const asked = new URLSearchParams(location.hash.slice(1));
  const secret = asked.get("s");
  if (secret) return { secret };
  const code = cleanCode(asked.get("code") ?? "");
  return code === "" ? null : { code };
}

function useAddressKey(): Key | null {
  const [key, setKey] = useState(keyInAddress);
  useEffect(() => {
    const read = () => setKey(keyInAddress());
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);
  return key;
}

export function JoinPage() {
  const { t } = useTranslation("pages");
  const key = useAddressKey();
  return (
    <PageFrame title={t("join.title")}>
      {key === null ? <AskCode refusal={null} /> : <Door key={JSON.stringify(key)} opener={key} />}
    </PageFrame>
  );
}

/** Tried without a name first: a link of one's own, or a seat this device already has, needs none. */
function Door({ opener }: { readonly opener: Key }) {
  const { t } = useTranslation("pages");
  const [, go] = useLocation();
  const [refusal, setRefusal] = useState<string | null>(null);
  const tried = useRef(false);

  useEffect(() => {
    if (tried.current) return;
    tried.current = true;
    async function knock(): Promise<void> {
      const reply = await joinBoard(opener);
      if (reply.ok) go(`/b/${reply.value.board.id}`, { replace: true });
      else setRefusal(reply.reason);
    }
    void knock();
  }, [opener, go]);

  if (refusal === null) return <output>{t("join.looking")}</output>;
  if (refusal === "name-needed") return <NameForm opener={opener} />;
  return <AskCode refusal={refusal} />;
}

function AskCode({ refusal }: { readonly refusal: string | null }) {
  const { t } = useTranslation("pages");
  const [code, setCode] = useState("");
  const [short, setShort] = useState(false);
  return (
    <form
      className="page-form"
      onSubmit={(event) => {
        event.preventDefault();
        setShort(code.length < CODE_CHARS);
        if (code.length === CODE_CHARS) location.hash = `code=${code}`;
      }}
    >
      {refusal === null ? (
        <p>{t("join.noCode")}</p>
      ) : (
        <p className="page-alert" role="alert">
          {sayReason(t, refusal)}
        </p>
      )}
      <CodeField
        label={t("home.code")}
        help={t("home.codeHelp")}
        error={short ? t("home.codeShort") : null}
        value={code}
        onChange={setCode}
      />
      <div className="page-actions">
        <Button variant="do" size="l" type="submit">
          {t("home.join")}
        </Button>
      </div>
    </form>
  );
}

function NameForm({ opener }: { readonly opener: Key }) {
  const { t } = useTranslation("pages");
  const [, go] = useLocation();
  const [name, setName] = useState("");
  const [part, setPart] = useState<Part | null>(null);
  const [hidden, setHidden] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function join(): Promise<void> {
    setTried(true);
    if (name.trim() === "" || busy) return;
    setBusy(true);
    // Joining with the part and hiding it after would show it for a moment.
    const reply = await joinBoard({ ...opener, name, part: hidden ? null : part });
    if (reply.ok && hidden && part !== null) await patchMe(reply.value.board.id, { partHidden: true, part });
    setBusy(false);
    if (reply.ok) go(`/b/${reply.value.board.id}`, { replace: true });
    else setRefusal(reply.reason);
  }

  return (
    <>
      <p className="page-lead">{t("join.lead")}</p>
      <PageForm go={t("join.go")} onGo={() => void join()} busy={busy} refusal={refusal}>
        <NameField value={name} onChange={setName} tried={tried} />
        <PartField value={part} onChange={setPart} />
        {part !== null && (
          <Switch isSelected={hidden} onChange={setHidden}>
            {t("person.partHidden")}
          </Switch>
        )}
      </PageForm>
    </>
  );
}
