import { Check } from "lucide-react";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { peopleAsked } from "../../board/voting/turn.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { useLive, useView } from "../use-live.ts";

/**
 * On a shared seat nobody's ballot is in sight before one says whose turn it is, and none is once the device is handed
 * on. It is a courtesy between people who sit side by side: the device knows the ballots of all of them.
 */
export function WhoseTurn({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation("votes");
  const { voting, table } = useWorkspace();
  const view = useView();
  const person = useStore(voting.state, (state) => state.person);
  const sending = useStore(voting.state, (state) => state.sending);
  const names = useLive(({ people }) => people.get(table.seat.member.id));
  const people = peopleAsked(view);
  if (people === 0) return <p className="lead-small">{t("ballot.observer")}</p>;
  if (people === 1) return children;
  const all = [names?.name ?? table.seat.member.name, ...(names?.also ?? [])];
  if (person === null) return <Choice names={all.slice(0, people)} />;
  return (
    <>
      <Whose name={all[person] ?? ""} />
      {children}
      <Button variant="do" isDisabled={sending !== "rest"} onPress={() => voting.give(null)}>
        {t(sending === "rest" ? "whose.done" : "whose.wait")}
      </Button>
    </>
  );
}

function Choice({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation("votes");
  const { voting } = useWorkspace();
  const view = useView();
  const title = useFocused();
  const open = view?.votes.open ?? view?.consents.open;
  return (
    <section className="lead-part" aria-label={t("whose.title")}>
      <h3 ref={title} tabIndex={-1}>
        {t("whose.title")}
      </h3>
      <p>{t("whose.body")}</p>
      {names.map((name, at) => {
        const isCast = (open?.mine[at] ?? null) !== null;
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a place on the seat is who one is here
          <Button key={at} size="l" className="votes-whose" onPress={() => voting.give(at)}>
            <span dir="auto">{t("whose.take", { name })}</span>
            <small>
              {isCast && <Check className="ui-icon" size={14} aria-hidden />}
              {t(isCast ? "whose.cast" : "whose.notYet")}
            </small>
          </Button>
        );
      })}
    </section>
  );
}

function Whose({ name }: { readonly name: string }) {
  const { t } = useTranslation("votes");
  const title = useFocused();
  return (
    <h3 className="votes-name" ref={title} tabIndex={-1} dir="auto">
      {t("whose.of", { name })}
    </h3>
  );
}

/** One screen takes the place of another under the same press: the keyboard goes along. */
function useFocused() {
  const place = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const isLost = document.activeElement === document.body || document.activeElement === null;
    if (isLost) place.current?.focus({ preventScroll: true });
  }, []);
  return place;
}
