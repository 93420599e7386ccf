import type { CardId, QuoteId, StoryId } from "../ids.ts";
import * as limits from "../limits.ts";
import { assertNever, no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { sitsHere } from "./seat.ts";
import { step } from "./step.ts";
import type { Step } from "./step.ts";
import { marking, mayRead, withoutQuotes } from "./stories.ts";
import type { Derivation, Quote, Story, Withdrawn } from "./stories.ts";
import type { Asker, Session } from "./types.ts";

/**
 * What comes from a story.
 *
 *   a card   ──derive.set──► comes from it ──derive.refuse, by its author──► refused, and stays so
 *   a quote  ──ask──► asked ──answer: yes──► on the card ──revoke, other words, withdrawn──► nothing
 *                       └──answer: no, revoke──► nothing
 *   a withdrawn story: each card ──decide──► keep, anonymise: marked · remove: gone from the board
 */

export const STORY_DECISIONS = ["keep", "anonymise", "remove"] as const;
export type StoryDecision = (typeof STORY_DECISIONS)[number];

export type StoryLinkCommand =
  | { readonly kind: "story.decide"; readonly story: StoryId; readonly card: CardId; readonly decision: StoryDecision }
  | { readonly kind: "derive.set"; readonly card: CardId; readonly story: StoryId; readonly on: boolean }
  | { readonly kind: "derive.refuse"; readonly card: CardId; readonly story: StoryId }
  /** Of the server alone, once it has found the words in the story. */
  | { readonly kind: "quote.ask"; readonly quote: QuoteId; readonly story: StoryId; readonly card: CardId }
  | { readonly kind: "quote.answer"; readonly quote: QuoteId; readonly agrees: boolean }
  | { readonly kind: "quote.revoke"; readonly quote: QuoteId }
  /** Of the server alone: the story has other words now. */
  | { readonly kind: "quote.drop"; readonly quotes: readonly QuoteId[] };

export const STORY_LINK_REASONS = [
  "no-such-card-left",
  "derivation-refused",
  "too-many-derivations",
  "no-such-quote",
  "too-many-quotes",
] as const;
export type StoryLinkReason = (typeof STORY_LINK_REASONS)[number] | "no-such-story";

type LinkReply = Reply<Step, StoryLinkReason>;

const KINDS: ReadonlySet<string> = new Set<StoryLinkCommand["kind"]>([
  "story.decide",
  "derive.set",
  "derive.refuse",
  "quote.ask",
  "quote.answer",
  "quote.revoke",
  "quote.drop",
]);

export function isStoryLink(command: { readonly kind: string }): command is StoryLinkCommand {
  return KINDS.has(command.kind);
}

export function reduceStoryLinks(session: Session, command: StoryLinkCommand, asker: Asker): LinkReply {
  switch (command.kind) {
    case "story.decide":
      return decide(session, command, asker);
    case "derive.set":
    case "derive.refuse":
      return derive(session, command, asker);
    case "quote.ask":
      return askToQuote(session, command, asker);
    case "quote.answer":
    case "quote.revoke":
      return answerQuote(session, command, asker);
    case "quote.drop": {
      const over = new Set<QuoteId>(command.quotes);
      return yes(withoutQuotes(session, ({ id }) => over.has(id)));
    }
    default:
      return assertNever(command);
  }
}

function readable(session: Session, id: StoryId, asker: Asker): Story | undefined {
  return session.stories.told.find((story) => story.id === id && mayRead(story, asker.id));
}

function decide(
  session: Session,
  { story, card, decision }: Extract<StoryLinkCommand, { readonly kind: "story.decide" }>,
  asker: Asker,
): LinkReply {
  const { stories } = session;
  const open = stories.withdrawn.find((one) => one.story === story && one.member === asker.id);
  if (!open?.cards.includes(card) || !sitsHere(asker, open.person)) return no("no-such-card-left");
  const rest: Withdrawn = { ...open, cards: open.cards.filter((one) => one !== card) };
  const withdrawn = stories.withdrawn.flatMap((one) => (one !== open ? [one] : rest.cards.length > 0 ? [rest] : []));
  const marked = decision === "remove" ? stories.marked : marking(stories.marked, [card]);
  const next: Session = { ...session, stories: { ...stories, withdrawn, marked } };
  if (decision === "keep") return step(next);
  const how = decision === "remove" ? "removed" : "unsigned";
  return step(next, [{ kind: "board", change: { kind: "card.part", card, how } }]);
}

function derive(
  session: Session,
  command: Extract<StoryLinkCommand, { readonly kind: "derive.set" | "derive.refuse" }>,
  asker: Asker,
): LinkReply {
  const { card, story: id } = command;
  const story = readable(session, id, asker);
  if (!story) return no("no-such-story");
  const { derivations } = session.stories;
  const known = derivations.find((one) => one.card === card && one.story === id);
  const having = (next: readonly Derivation[]): LinkReply =>
    step({ ...session, stories: { ...session.stories, derivations: next } });
  if (command.kind === "derive.refuse") {
    if (story.member !== asker.id) return no("no-such-story");
    if (known?.state === "refused") return step(session);
    if (!known) return no("no-such-card-left");
    return having(derivations.map((one) => (one === known ? { ...known, state: "refused" } : one)));
  }
  if (known?.state === "refused") return no("derivation-refused");
  if ((known !== undefined) === command.on) return step(session);
  if (!command.on) return having(derivations.filter((one) => one !== known));
  if (derivations.length >= limits.DERIVATIONS_MAX_COUNT) return no("too-many-derivations");
  return having([...derivations, { card, story: id, state: "standing" }]);
}

/** Its author needs to ask nobody. */
function askToQuote(
  session: Session,
  { quote: id, story: from, card }: Extract<StoryLinkCommand, { readonly kind: "quote.ask" }>,
  asker: Asker,
): LinkReply {
  const { stories } = session;
  const story = readable(session, from, asker);
  if (!story) return no("no-such-story");
  if (stories.quotes.some((one) => one.id === id)) return step(session);
  if (stories.quotes.length >= limits.QUOTES_MAX_COUNT) return no("too-many-quotes");
  if (isRefused(session, { card, story: from })) return no("derivation-refused");
  const quote: Quote = { id, story: from, card, asker: asker.id, state: "asked" };
  const asked: Session = { ...session, stories: { ...stories, quotes: [...stories.quotes, quote] } };
  return step(story.member === asker.id ? agreed(asked, quote) : asked);
}

function isRefused({ stories }: Session, { card, story }: Pick<Derivation, "card" | "story">): boolean {
  return stories.derivations.some((one) => one.card === card && one.story === story && one.state === "refused");
}

/** A card with words of a story comes from it. */
function agreed(session: Session, quote: Quote): Session {
  const { stories } = session;
  const { card, story } = quote;
  const isKnown = stories.derivations.some((one) => one.card === card && one.story === story);
  return {
    ...session,
    stories: {
      ...stories,
      quotes: stories.quotes.map((one) => (one.id === quote.id ? { ...one, state: "agreed" } : one)),
      derivations: isKnown ? stories.derivations : [...stories.derivations, { card, story, state: "standing" }],
    },
  };
}

function answerQuote(
  session: Session,
  command: Extract<StoryLinkCommand, { readonly kind: "quote.answer" | "quote.revoke" }>,
  asker: Asker,
): LinkReply {
  const { quotes, told } = session.stories;
  const quote = quotes.find(({ id }) => id === command.quote);
  const story = quote && told.find(({ id }) => id === quote.story);
  if (!quote || !story) return no("no-such-quote");
  const isAuthor = story.member === asker.id;
  const isTheirs = quote.asker === asker.id && quote.state === "asked";
  if (command.kind === "quote.answer") {
    if (!isAuthor) return no("no-such-quote");
    if (command.agrees) return step(quote.state === "agreed" ? session : agreed(session, quote));
  } else if (!isAuthor && !isTheirs) return no("no-such-quote");
  return yes(withoutQuotes(session, ({ id }) => id === quote.id));
}
