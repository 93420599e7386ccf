import { CODE_CHARS } from "@tablee/shared/limits";
import { Suspense, useEffect, useRef, useState } from "react";
import type { Association } from "@tablee/shared/session/association";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { joinBoard, knock } from "../api.ts";
import type { DoorKey } from "../api.ts";
import { Button } from "../ui/Button.tsx";
import { later } from "../ui/later.ts";
import { Localised } from "../ui/Localised.tsx";
import { cleanCode, CodeField } from "./CodeField.tsx";
import { PageForm } from "./PageForm.tsx";
import { PageFrame } from "./PageFrame.tsx";
import { NOBODY, PersonFields } from "../session/PersonFields.tsx";
import { Refusal } from "./Refusal.tsx";
import { useEntering } from "./use-entering.ts";

const DoorStatement = later(async () => (await import("../session/association/DoorStatement.tsx")).DoorStatement);

/** The fragment never leaves the browser, so neither code nor secret appears in a log. */
function keyInAddress(): DoorKey | null {
  const asked = new URLSearchParams(location.hash.slice(1));
  const secret = asked.get("s");
  if (secret) return { secret };
  const code = cleanCode(asked.get("code") ?? "");
  return code === "" ? null : { code };
}

function useAddressKey(): DoorKey | null {
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
      <Localised>
        {key === null ? <AskCode refusal={null} typed="" /> : <Door key={JSON.stringify(key)} opener={key} />}
      </Localised>
    </PageFrame>
  );
}

function Door({ opener }: { readonly opener: DoorKey }) {
  const { t } = useTranslation("pages");
  const [, go] = useLocation();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [asked, setAsked] = useState<{ readonly association: Association | null } | null>(null);
  const tried = useRef(false);

  useEffect(() => {
    if (tried.current) return;
    tried.current = true;
    async function come(): Promise<void> {
      const reply = await knock(opener);
      if (!reply.ok) setRefusal(reply.reason);
      else if ("needs" in reply.value) setAsked(reply.value);
      else go(`/b/${reply.value.board.id}`, { replace: true });
    }
    void come();
  }, [opener, go]);

  if (asked)
    return (
      // What one is associated with comes before the name, however slow the network.
      <Suspense fallback={<output>{t("join.looking")}</output>}>
        <DoorStatement association={asked.association} />
        <NameForm opener={opener} />
      </Suspense>
    );
  if (refusal === null) return <output>{t("join.looking")}</output>;
  return <AskCode refusal={refusal} typed={"code" in opener ? opener.code : ""} />;
}

interface AskCodeProps {
  readonly refusal: string | null;
  /** What was tried, to be mended rather than typed anew. */
  readonly typed: string;
}

function AskCode({ refusal, typed }: AskCodeProps) {
  const { t } = useTranslation("pages");
  const [code, setCode] = useState(typed);
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
      {refusal === null ? <p>{t("join.noCode")}</p> : <Refusal reason={refusal} />}
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

function NameForm({ opener }: { readonly opener: DoorKey }) {
  const { t } = useTranslation("pages");
  const [person, setPerson] = useState(NOBODY);
  const { tried, busy, refusal, submit } = useEntering((wish) => joinBoard({ ...opener, ...wish }));
  return (
    <>
      <p className="page-lead">{t("join.lead")}</p>
      <PageForm
        go={t("join.go")}
        onGo={() => submit(person, { complete: person.name.trim() !== "" })}
        busy={busy}
        refusal={refusal}
      >
        <PersonFields person={person} change={(part) => setPerson({ ...person, ...part })} tried={tried} />
      </PageForm>
    </>
  );
}
