import { useTranslation } from "react-i18next";
import { sameName } from "@tablee/shared/session/naming";
import { useTableTitle, useWorkspace } from "../../board/workspace-context.ts";
import { usePaperWords } from "../../exports/papers/use-paper-words.ts";
import { useSavePaper } from "../../exports/papers/use-save-paper.ts";
import { SavePaper } from "../../practice/SavePaper.tsx";
import type { Brought } from "../../session/closing/my-copy.ts";
import { Attesting } from "./Attesting.tsx";
import { Came } from "./Came.tsx";
import { minePaper, offersOf } from "./mine-papers.ts";
import type { PaperOf } from "./mine-papers.ts";
import { useOwnWords } from "./own-words.ts";
import { OwnStories } from "./OwnStories.tsx";
import { OwnWordsPart } from "./OwnWordsPart.tsx";
import { TakeBackPart } from "./back/TakeBackPart.tsx";
import { useBrought } from "./use-brought.ts";
import { Taken, Wrote } from "./Wrote.tsx";

interface MineSheetProps {
  readonly wordsKey: string;
  readonly person: number;
  /** On this seat. */
  readonly people: readonly string[];
}

export function MineSheet({ wordsKey, person, people }: MineSheetProps) {
  const { t } = useTranslation("mine");
  const { table } = useWorkspace();
  const own = useOwnWords(wordsKey);
  const bringing = useBrought(table.seat.member.id);
  const paper = usePaperOf();
  const isShared = people.length > 1;
  const isMine = ({ card }: Brought): boolean =>
    !isShared || (own.words.mine[card.id] ?? !isSignedByOther(card.author, people, person));
  const came = bringing.meetings.filter(({ number, hasWritten }) => own.words.came[number] ?? hasWritten);
  const { words } = own;
  const sheet = { words, taken: bringing.taken, brought: bringing.brought.filter(isMine) };
  return (
    <>
      <Wrote
        bringing={bringing}
        {...(isShared && { isMine, mark: (id, mine) => own.change({ mine: { ...words.mine, [id]: mine } }) })}
      />
      <OwnStories person={person} />
      <Taken items={bringing.taken} />
      <Came
        meetings={bringing.meetings}
        came={came}
        mark={(number, was) => own.change({ came: { ...words.came, [number]: was } })}
      />
      <OwnWordsPart own={own} />
      <Save
        make={() => {
          const heading = isShared
            ? t("sheet.headingOf", { name: people[person], title: paper.title })
            : t("sheet.heading", { title: paper.title });
          return minePaper({ ...sheet, heading, came: came.map(({ day }) => paper.day(day)), now: Date.now() }, paper);
        }}
      />
      <Attesting person={person} days={came.map(({ day }) => day)} offers={offersOf(sheet)} paper={paper} />
      <TakeBackPart person={person} people={people} />
    </>
  );
}

function Save({ make }: { readonly make: () => ReturnType<typeof minePaper> }) {
  const { t } = useTranslation("mine");
  const saving = useSavePaper();
  return (
    <div className="mine-part">
      <SavePaper saving={saving} label={t("sheet.save")} onSave={(form) => saving.save(make(), form)} />
    </div>
  );
}

function usePaperOf(): PaperOf {
  const { t } = useTranslation("mine");
  const { locale, lacking, day } = usePaperWords();
  return { t, locale, lacking, day, title: useTableTitle() };
}

/** What another person of the seat has put their name to is theirs, until somebody says otherwise. */
function isSignedByOther(author: string | null, people: readonly string[], person: number): boolean {
  return author !== null && people.some((one, at) => at !== person && sameName(one) === sameName(author));
}
