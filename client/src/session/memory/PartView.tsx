import type { MeetingInfo } from "@tablee/shared/protocol/http";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { TableOf } from "./TableOf.tsx";
import type { Part, Say } from "./part.ts";
import type { PastBoards } from "./use-past-boards.ts";

interface PartViewProps {
  readonly part: Part;
  readonly children?: ReactNode;
}

export function PartView({ part: { id, title, says, parts }, children }: PartViewProps) {
  return (
    <section className="memory-part" aria-labelledby={`memory-${id}`}>
      <h2 id={`memory-${id}`}>{title}</h2>
      {children}
      <Says says={says} level={3} />
      {parts.map((inside) => (
        <PartView key={inside.id} part={inside} />
      ))}
    </section>
  );
}

interface MeetingViewProps {
  readonly part: Part;
  readonly meeting: MeetingInfo;
  readonly load: PastBoards["load"];
}

/** Folded: a table that has met for years is a long story. */
export function MeetingView({ part, meeting, load }: MeetingViewProps) {
  const { t } = useTranslation("series");
  const [busy, setBusy] = useState(false);
  const [cards] = part.parts;
  const show = async (): Promise<void> => {
    setBusy(true);
    await load(meeting);
    setBusy(false);
  };
  return (
    <details className="memory-meeting" data-meeting={meeting.number}>
      <summary>
        <h3 dir="auto">{part.title}</h3>
        <ChevronDown className="ui-icon" size={18} aria-hidden />
      </summary>
      <Says says={part.says} level={4} />
      {cards && (
        <section aria-labelledby={`memory-${cards.id}`}>
          <h4 id={`memory-${cards.id}`}>{cards.title}</h4>
          <Says says={cards.says} level={5} />
        </section>
      )}
      {!cards && meeting.version !== null && (
        <Button isPending={busy} onPress={() => void show()}>
          {t("memory.show", { number: meeting.number })}
        </Button>
      )}
      {meeting.version === null && <p className="memory-note">{t("memory.noBoard")}</p>}
    </details>
  );
}

function Says({ says, level }: { readonly says: readonly Say[]; readonly level: 3 | 4 | 5 }) {
  return says.map((say, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- what is said is its place: two may have the same words
    <Saying key={at} say={say} level={level} />
  ));
}

function Saying({ say, level }: { readonly say: Say; readonly level: 3 | 4 | 5 }) {
  const Heading = `h${level}` as const;
  if (say.kind === "note") return <p className="memory-note">{say.text}</p>;
  if (say.kind === "words")
    return (
      <p className="memory-words" dir="auto">
        {say.text}
      </p>
    );
  if (say.kind === "table") return <TableOf table={say} />;
  return (
    <>
      {say.title !== "" && <Heading dir="auto">{say.title}</Heading>}
      <ul className="memory-list">
        {say.items.map(({ text, note }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- two may have the same words
          <li key={at}>
            <span className="memory-words" dir="auto">
              {text}
            </span>
            {note !== "" && (
              <span className="memory-note" dir="auto">
                {note}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
