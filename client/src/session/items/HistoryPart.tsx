import { useTranslation } from "react-i18next";
import type { TFunction } from "i18next";
import { itemOf, needsConfirming } from "@tablee/shared/board/items";
import type { Card, HouseRecord, Note, Status } from "@tablee/shared/board/types";
import type { MemberId } from "@tablee/shared/ids";
import { datesIn, sayDay } from "../../i18n/moment.ts";
import { useLive } from "../use-live.ts";
import { openLink } from "../../board/actions/open-link.ts";
import { Button } from "../../ui/Button.tsx";
import { useBoard } from "../../board/workspace-context.ts";
import { sayStanding } from "../../board/items/standing-words.ts";

/** Each change with its words, the newest first, down to when the card was put down. */
export function HistoryPart({ card }: { readonly card: Card }) {
  const { t } = useTranslation("items");
  const history = useBoard(({ board }) => itemOf(board, card.id).history);
  return (
    <section className="lead-part">
      <h3>{t("history.title")}</h3>
      <ol className="details-history">
        {history.toReversed().map((entry) => (
          <li key={entry.by === "note" ? entry.note.id : entry.record.id}>
            {entry.by === "note" ? <NoteRow note={entry.note} card={card} /> : <RecordRow record={entry.record} />}
          </li>
        ))}
        {card.born.at > 0 && (
          <li>
            <Head at={card.born.at} said={t("history.born")} />
          </li>
        )}
      </ol>
    </section>
  );
}

function Head({ at, said }: { readonly at: number; readonly said: string }) {
  const { i18n } = useTranslation("items");
  const day = datesIn(i18n.language, { dateStyle: "medium" }).format(at);
  return (
    <p className="details-said">
      <b>{said}</b>
      <time dateTime={new Date(at).toISOString()}>{day}</time>
    </p>
  );
}

function NoteRow({ note, card }: { readonly note: Note; readonly card: Card }) {
  const { t, i18n } = useTranslation("items");
  const { t: canvas } = useTranslation("canvas");
  const { status, due, address, told, text } = note;
  const statusWord = (now: Status): string => {
    const word = sayStanding(canvas, now, card.kind);
    return now === "removed" && needsConfirming(card) ? t("history.claimed", { word }) : word;
  };
  const said = [
    told !== null && `${toldWord(t, told)} (${t("history.told")})`,
    status !== null && statusWord(status),
    due === "none" && t("history.noDue"),
    due !== null && due !== "none" && t("history.due", { date: sayDay(i18n.language, due) }),
  ].filter((one) => typeof one === "string");
  const plain = address === "" ? t("history.comment") : t("history.resource");
  return (
    <>
      <Head at={note.born.at} said={said.length > 0 ? said.join(" · ") : plain} />
      <Words text={text} />
      {address !== "" && <Address address={address} />}
    </>
  );
}

function toldWord(t: TFunction<"items">, told: NonNullable<Note["told"]>): string {
  return told === "owned" ? t("history.ownedGone") : t(`history.${told}`);
}

function RecordRow({ record: { what, member, text, at } }: { readonly record: HouseRecord }) {
  const { t } = useTranslation("items");
  const name = useName(member);
  const said =
    what === "owned" ? (name === null ? t("history.ownedGone") : t("history.owned", { name })) : t(`history.${what}`);
  return (
    <>
      <Head at={at} said={said} />
      <Words text={text} />
    </>
  );
}

function useName(member: MemberId | null): string | null {
  return useLive(({ people }) => (member === null ? null : (people.get(member)?.name ?? null)));
}

function Words({ text }: { readonly text: string }) {
  if (text === "") return null;
  return (
    <p className="details-words" dir="auto">
      {text}
    </p>
  );
}

/** Only what is one goes out; of anything else a peer wrote, the letters are shown. */
function Address({ address }: { readonly address: string }) {
  const { t } = useTranslation("items");
  if (!/^https?:\/\//.test(address)) return <Words text={address} />;
  return (
    <Button size="s" className="details-go" onPress={() => openLink(address)}>
      {t("history.open", { address })}
    </Button>
  );
}
