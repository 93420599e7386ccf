import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { frameworkOf, outlineOf } from "@tablee/shared/board/outline";
import type { Mark, Since } from "@tablee/shared/board/since";
import type { Board, Card, Line, Zone } from "@tablee/shared/board/types";
import { useShapeName } from "../canvas/drawings/shape-name.ts";
import { colourOf } from "../card-face.ts";
import { standingOf } from "@tablee/shared/board/items";
import { CardFoot, CardKind } from "../CardFooter.tsx";
import { ColourSign } from "../ColourSign.tsx";
import { linkWords } from "../link-words.ts";
import { endWords } from "../end-words.ts";
import { Words } from "../Words.tsx";
import { FrameworkChanges } from "./FrameworkChanges.tsx";
import { Marks } from "./Marks.tsx";
import type { Past } from "./past.ts";
import { useSince } from "./use-since.ts";
import "../card.css";
import "../list/list.css";
import "./past.css";

interface Both {
  readonly old: Board;
  readonly now: Board;
  readonly since: Since;
}

/** The board of that time as headings, with what has become of each thing, then what came later. */
export function PastList({ past }: { readonly past: Past }) {
  const { t } = useTranslation("versions");
  const both: Both = { old: past.board, ...useSince(past) };
  const outline = outlineOf(past.board);
  const later = [...both.now.cards.values()].filter(({ id }) => !past.board.cards.has(id));
  return (
    <Scroll label={t("listView")}>
      {past.board.cards.size + past.board.shapes.size === 0 && <p className="list-empty">{t("empty")}</p>}
      {outline.map(({ zone, groups, lone, count }) => (
        <section key={zone?.id ?? "outside"} className="list-zone">
          <Title zone={zone} count={count} marks={zone ? both.since.zones.get(zone.id) : []} />
          {groups.map(({ group, cards }) => (
            <section key={group.id}>
              <Name name={group.name} marks={both.since.groups.get(group.id)} />
              <Cards both={both} cards={cards} level={4} />
            </section>
          ))}
          <Cards both={both} cards={lone} level={3} />
        </section>
      ))}
      {later.length > 0 && (
        <section className="list-zone">
          <div className="list-head">
            <h2>{t("newCards")}</h2>
          </div>
          <Cards both={both} cards={later} level={3} />
        </section>
      )}
      <Shapes both={both} />
      <Links both={both} />
      <Framework both={both} />
    </Scroll>
  );
}

/** Only to be read: the keyboard scrolls it, for nothing in it takes the focus. */
function Scroll({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys scroll it
    <div className="list past-list" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

interface TitleProps {
  /** Null: what lies in no area. */
  readonly zone: Zone | null;
  readonly count: number;
  readonly marks: readonly Mark[] | undefined;
}

function Title({ zone, count, marks }: TitleProps) {
  const { t } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  return (
    <div className="list-head past-head">
      <h2 dir="auto">
        <ColourSign colour={zone?.colour ?? null} isLarge />
        {zone === null ? t("outside") : zone.title || canvas("noTitle")} <small>{t("cards", { count })}</small>
      </h2>
      <Marks marks={marks} />
    </div>
  );
}

function Name({ name, marks }: { readonly name: string; readonly marks: readonly Mark[] | undefined }) {
  const { t } = useTranslation("board");
  return (
    <div className="list-head past-head">
      <h3 dir="auto">{name || t("noName")}</h3>
      <Marks marks={marks} />
    </div>
  );
}

interface CardsProps {
  readonly both: Both;
  readonly cards: readonly Card[];
  readonly level: 3 | 4;
}

function Cards({ both, cards, level }: CardsProps) {
  if (cards.length === 0) return null;
  return (
    <ul className="list-cards">
      {cards.map((card) => (
        <li key={card.id} className={`list-row card-${colourOf(card)}`}>
          <span className="list-edge" aria-hidden />
          <div className="list-words list-card">
            <CardKind card={card} standing={standingOf(both.old.cards.has(card.id) ? both.old : both.now, card)} />
            <div role="heading" aria-level={level} className="list-title card-words" dir={card.direction}>
              <Words text={card.text} links="stop" />
            </div>
            <CardFoot card={card} writer={null} />
            <Marks marks={both.since.cards.get(card.id)} />
            <Now text={card.text} now={both.now.cards.get(card.id)?.text} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What it says in the present, where that is something else. */
function Now({ text, now }: { readonly text: string; readonly now: string | undefined }) {
  const { t } = useTranslation("versions");
  if (now === undefined || now === text) return null;
  return (
    <p className="past-now" dir="auto">
      {now.trim() === "" ? t("noWordsNow") : t("now", { text: wordsWithoutMarks(now) })}
    </p>
  );
}

/** All that hands drew, then or later, in words. */
function Shapes({ both: { old, now, since } }: { readonly both: Both }) {
  const { t } = useTranslation("draw");
  const nameOf = useShapeName();
  const all = [...old.shapes.values(), ...[...now.shapes.values()].filter(({ id }) => !old.shapes.has(id))];
  if (all.length === 0) return null;
  return (
    <section className="list-zone">
      <div className="list-head">
        <h2>{t("title")}</h2>
      </div>
      <ul className="past-lines">
        {all.map((shape) => (
          <li key={shape.id}>
            <bdi>{nameOf(shape)}</bdi>
            <Marks marks={since.shapes.get(shape.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Those of which something is to be said; the others are seen on the canvas. */
function Links({ both: { old, now, since } }: { readonly both: Both }) {
  const { t } = useTranslation("versions");
  const { t: canvas } = useTranslation("canvas");
  const wordsOf = (id: string): string => {
    const words = endWords(old, id) ?? endWords(now, id);
    return words === null ? "…" : words || canvas("noWords");
  };
  const marked = [...since.links].flatMap(([id, marks]) => {
    const link = old.links.get(id as never) ?? now.links.get(id as never);
    return link ? [{ link, marks }] : [];
  });
  if (marked.length === 0) return null;
  return (
    <section className="list-zone">
      <div className="list-head">
        <h2>{t("links")}</h2>
      </div>
      <ul className="past-lines">
        {marked.map(({ link, marks }) => (
          <li key={link.id}>
            <bdi>{t("linked", { from: wordsOf(link.from), to: wordsOf(link.to) })}</bdi>
            {linkWords(canvas, link) !== "" && <bdi> · {linkWords(canvas, link)}</bdi>}
            <Marks marks={marks} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The framework alone, for who looks at it. */
export function PastFramework({ past }: { readonly past: Past }) {
  const { t } = useTranslation("versions");
  const both: Both = { old: past.board, ...useSince(past) };
  return (
    <Scroll label={t("frameworkView")}>
      {past.board.lines.size === 0 && <p className="list-empty">{t("noLines")}</p>}
      <FrameworkChanges old={both.old} now={both.now} />
      <Framework both={both} />
    </Scroll>
  );
}

function Framework({ both: { old, now, since } }: { readonly both: Both }) {
  const { t } = useTranslation("board");
  const all: Line[] = [...old.lines.values(), ...[...now.lines.values()].filter(({ id }) => !old.lines.has(id))];
  return frameworkOf(all).map(({ section, lines }) =>
    lines.length === 0 ? null : (
      <section key={section} className="list-zone">
        <div className="list-head">
          <h2>{t(`sections.${section}`)}</h2>
        </div>
        <ul className="past-lines">
          {lines.map((line) => (
            <li key={line.id}>
              <p dir="auto">
                <Words text={line.text} links="stop" />
              </p>
              <Marks marks={since.lines.get(line.id)} />
              <Now text={line.text} now={now.lines.get(line.id)?.text} />
            </li>
          ))}
        </ul>
      </section>
    ),
  );
}
