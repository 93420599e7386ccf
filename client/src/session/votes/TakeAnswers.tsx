import { useTranslation } from "react-i18next";
import type { ConsentResult } from "@tablee/shared/session/ballots";
import { Confirm } from "../../ui/Confirm.tsx";
import { useSend } from "../use-live.ts";

/** One reading of what those who objected say to an answer: whether all let it pass is all that it tells. */
export function TakeAnswers({ result }: { readonly result: ConsentResult }) {
  const { id, replies = [] } = result;
  const { t } = useTranslation("power");
  const send = useSend();
  return (
    <Confirm
      label={t("consent.conclude")}
      title={t("consent.concludeTitle")}
      body={t("consent.concludeBody")}
      variant="do"
      onYes={() => void send("consent.conclude", { consent: id, replies: replies.length })}
    />
  );
}
