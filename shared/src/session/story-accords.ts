import { no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { agreedByDoing, answerOf, hasRead, reduceAccords } from "./accords.ts";
import type { AccordCommand, AccordReason, AccordUse } from "./accords.ts";
import type { Place } from "./seat.ts";
import type { Context, Step } from "./step.ts";
import { LEVELS } from "./stories.ts";
import type { Level, Story } from "./stories.ts";
import { reduceStories } from "./telling.ts";
import type { StoryCommand, StoryReason } from "./telling.ts";
import type { Session } from "./types.ts";

/** Between what people say of their stories and the stories themselves: neither slice knows of the other. */

/** What somebody agrees to who shares so far. */
const USES: Readonly<Record<Level, readonly AccordUse[]>> = {
  "me-only": [],
  "this-group": [],
  training: ["training"],
  publication: ["training", "publication"],
};

/** Before a first story the page is read; no story goes where its author has said no, and going there says yes. */
export function reduceTelling(
  session: Session,
  command: StoryCommand,
  context: Context,
): Reply<Step, StoryReason | AccordReason> {
  const { asker, now } = context;
  if (command.kind === "story.begin") {
    const isRead = hasRead(session, { member: asker.id, person: command.person });
    return isRead ? reduceStories(session, command, context) : no("accord-missing");
  }
  if (command.kind !== "story.share") return reduceStories(session, command, context);
  const uses = USES[command.level];
  const story = session.stories.told.find(({ id, member }) => id === command.story && member === asker.id);
  if (story && uses.some((use) => answerOf(session, story, use) === "no")) return no("level-declined");
  const shared = reduceStories(session, command, context);
  if (!shared.ok || !story) return shared;
  return yes({ ...shared.value, session: agreedByDoing(shared.value.session, story, uses, now) });
}

/** What one takes back, one’s stories lose at once, as far as it reaches: they are narrowed, never widened. */
export function reduceRegister(session: Session, command: AccordCommand, context: Context): Reply<Step, AccordReason> {
  const said = reduceAccords(session, command, context);
  if (!said.ok) return said;
  const place = { member: context.asker.id, person: command.person };
  return yes({ ...said.value, session: narrowed(said.value.session, place) });
}

function narrowed(session: Session, { member, person }: Place): Session {
  const { stories } = session;
  const told = stories.told.map((story) =>
    story.member === member && story.person === person ? within(session, story) : story,
  );
  return told.every((story, at) => story === stories.told[at])
    ? session
    : { ...session, stories: { ...stories, told } };
}

function within(session: Session, story: Story): Story {
  const mayGo = (level: Level): boolean => USES[level].every((use) => answerOf(session, story, use) === "yes");
  const level = LEVELS.slice(0, LEVELS.indexOf(story.level) + 1).findLast(mayGo) ?? "me-only";
  return level === story.level ? story : { ...story, level };
}
