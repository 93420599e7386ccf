import process from "node:process";
import { COMMANDS } from "@tablee/shared/protocol/commands";

/** What no person sends from a page, or only where a test cannot wait for it; each with its reason. */
const LATER = "of the meetings that follow a workshop, which these two do not play yet";
const ELSEWHERE = "sent from a page by a test of its own, which these two workshops have no use for";
const EXCEPT: Readonly<Record<string, string>> = {
  "item.meet": LATER,
  "item.confirm": LATER,
  "item.challenge": LATER,
  "owner.ask": LATER,
  "owner.withdraw": LATER,
  "owner.answer": LATER,
  "owner.take": LATER,
  "owner.leave": LATER,
  "checkin.give": LATER,
  "checkin.show": LATER,
  "checkin.ask": LATER,
  "meeting.open": LATER,
  "meeting.plan": LATER,
  "rehearsal.end": ELSEWHERE,
  "accord.give": ELSEWHERE,
  "pause.ask": ELSEWHERE,
  "pause.end": ELSEWHERE,
  "safety.word": ELSEWHERE,
  "safety.contacts": ELSEWHERE,
  "story.keep": ELSEWHERE,
  "turn.end": ELSEWHERE,
  "name.allow": ELSEWHERE,
  "attest.ask": ELSEWHERE,
  "attest.withdraw": ELSEWHERE,
  "attest.answer": ELSEWHERE,
  "story.begin": ELSEWHERE,
  "story.share": ELSEWHERE,
  "story.withdraw": ELSEWHERE,
  "story.decide": ELSEWHERE,
  "derive.set": ELSEWHERE,
  "derive.refuse": ELSEWHERE,
  "quote.answer": ELSEWHERE,
  "quote.revoke": ELSEWHERE,
  "pair.ask": ELSEWHERE,
  "pair.withdraw": ELSEWHERE,
  "pair.answer": ELSEWHERE,
  "pair.done": ELSEWHERE,
  "pair.check": ELSEWHERE,
  "pair.leave": ELSEWHERE,
  "association.set": ELSEWHERE,
  "course.set": ELSEWHERE,
  "words.ask": ELSEWHERE,
  "words.give": ELSEWHERE,
  "words.goOn": ELSEWHERE,
  "words.drop": ELSEWHERE,
  "board.erase": ELSEWHERE,
  "consent.answer": ELSEWHERE,
  "consent.second": ELSEWHERE,
  "consent.conclude": ELSEWHERE,
  "decision.note": ELSEWHERE,
  "decision.end": ELSEWHERE,
  "sequence.own": ELSEWHERE,
  "sequence.ask": ELSEWHERE,
  "sequence.answer": ELSEWHERE,
  "programme.sign": ELSEWHERE,
  "export.told": ELSEWHERE,
  "report.call": ELSEWHERE,
  "report.read": ELSEWHERE,
  "credit.set": ELSEWHERE,
  "publication.identify": ELSEWHERE,
};

/** The commands that nobody has sent without a reason, and the reasons that are none any more. */
export function unsentOf(sent: ReadonlySet<string>): string[] {
  for (const [name, reason] of Object.entries(EXCEPT)) process.stdout.write(`not sent: ${name}, ${reason}\n`);
  const missing = Object.keys(COMMANDS).filter((name) => !sent.has(name) && !Object.hasOwn(EXCEPT, name));
  return [...missing, ...Object.keys(EXCEPT).filter((name) => sent.has(name))];
}
