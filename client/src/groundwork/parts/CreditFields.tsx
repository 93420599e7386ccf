import { useRef, useState } from "react";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { NAME_MAX_CHARS } from "@tablee/shared/limits";
import type { CreditAs } from "@tablee/shared/session/credits";
import { announceNow } from "../../a11y/announce.ts";
import { useMe } from "../../session/me.ts";
import { useSend, useView } from "../../session/use-live.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import "./parts.css";

/** Each person of this seat says how they want to be named, or that they do not. */
export function CreditFields({ as }: { readonly as: CreditAs }) {
  const { name, also } = useMe();
  const view = useView();
  if (!view || view.me.role === "observer") return null;
  const names = [name, ...also];
  return names.map((one, person) => {
    const kept = view.credits.named.find(
      (credit) => credit.as === as && credit.member === view.me.id && credit.person === person,
    );
    return (
      <CreditField
        // oxlint-disable-next-line react/no-array-index-key -- a person of a seat is their place on it
        key={person}
        as={as}
        person={person}
        called={one}
        kept={kept?.name ?? null}
        isAlone={names.length === 1}
      />
    );
  });
}

interface CreditFieldProps {
  readonly as: CreditAs;
  readonly person: number;
  readonly called: string;
  readonly kept: string | null;
  readonly isAlone: boolean;
}

function CreditField({ as, person, called, kept, isAlone }: CreditFieldProps) {
  const { t } = useTranslation("leaving");
  const send = useSend();
  const form = useRef<HTMLFormElement>(null);
  const [own, setOwn] = useState<string | null>(null);
  const name = (own ?? kept ?? "").trim();
  const set = async (next: string | null): Promise<void> => {
    if (!(await send("credit.set", { as, person, name: next }))) return;
    setOwn(null);
    announceNow(next === null ? t("credit.gone") : t("credit.kept", { name: next }));
    // The button that was pressed may be gone.
    form.current?.querySelector("input")?.focus();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name !== "") void set(name);
  };
  return (
    <form className="ground-form" onSubmit={submit} ref={form}>
      <TextField
        label={isAlone ? t(`credit.${as}`) : t(`credit.${as}Of`, { name: called })}
        value={own ?? kept ?? ""}
        maxLength={NAME_MAX_CHARS}
        autoComplete="off"
        onChange={setOwn}
      />
      <div className="ground-form-foot">
        {kept !== null && (
          <Button aria-label={t("credit.offOf", { name: kept })} onPress={() => void set(null)}>
            {t("credit.off")}
          </Button>
        )}
        <Button type="submit" aria-label={name === "" ? t("credit.set") : t("credit.setOf", { name })}>
          {t("credit.set")}
        </Button>
      </div>
    </form>
  );
}
