import { PULSES } from "@tablee/shared/session/check-in";
import type { Choice } from "@tablee/shared/session/check-in";
import { BANDS } from "@tablee/shared/session/parity";
import type { Band } from "@tablee/shared/session/parity";
import { note, part } from "../memory/part.ts";
import type { Part, TableSay } from "../memory/part.ts";
import type { MemoryWords } from "../memory/words.ts";
import { ledTogether, stretchOf } from "./comparison.ts";
import type { Comparison, Point, Pulse, Stretch } from "./comparison.ts";
import type { Statement } from "./statements.ts";

/** What the picture shows, in words and as a table: the page, the file and the ear get the same. */

type Words = Pick<MemoryWords, "t" | "comparing" | "evaluation">;

export function comparisonPart(comparison: Comparison, words: Words): Part {
  const { comparing: c } = words;
  const title = c("title");
  if (comparison.all.length < 2) return part("comparison", title, [note(c("one"))]);
  const stretch = stretchOf(comparison);
  if (!stretch) return part("comparison", title, [note(c("fewer"))]);
  const sentences = [...obstacleSentences(stretch, words), trustSentence(comparison, stretch, words)];
  const led = ledTogether(comparison);
  if (led.of > 0) sentences.push(c("words.led", led));
  return part("comparison", title, [
    ...sentences.map((text) => ({ kind: "words", text }) as const),
    tableOf(comparison, words),
    ...comparison.statements.map((one) => statementTable(one, words)),
  ]);
}

/** As it is said; beyond ten as it is written. */
function numberWord(count: number, { comparing: c }: Words): string {
  return count >= 1 && count <= 10 ? c(`numbers.${count as 1}`) : String(count);
}

function obstacleSentences({ from, to, removed }: Stretch, words: Words): string[] {
  const { comparing: c } = words;
  const [then, now] = [from.obstacles, to.obstacles];
  if (!then || !now || removed === null) return [c("words.unknown", { from: from.number })];
  const say = (key: "removed" | "open" | "blocked" | "reopened", count: number): string =>
    c(`words.${key}`, { count, words: numberWord(count, words) });
  const open = now.open === 0 ? c("words.noneOpen") : say("open", now.open);
  const isSame =
    removed === 0 && then.open === now.open && then.blocked === now.blocked && then.reopened === now.reopened;
  const head = isSame
    ? c("words.same", { from: from.number, open })
    : c("words.changed", {
        from: from.number,
        removed: removed === 0 ? c("words.noneRemoved") : say("removed", removed),
        open,
        than: thanThen(now.open - then.open, words),
      });
  const among = [
    ...(now.blocked > 0 ? [say("blocked", now.blocked)] : []),
    ...(now.reopened > 0 ? [say("reopened", now.reopened)] : []),
  ];
  return [head, ...(among.length === 0 ? [] : [c("words.among", { list: among.join(", ") })])];
}

function thanThen(difference: number, words: Words): string {
  const { comparing: c } = words;
  if (difference === 0) return c("words.asMany");
  return c(difference > 0 ? "words.more" : "words.fewer", { words: numberWord(Math.abs(difference), words) });
}

function trustSentence({ question: asked }: Comparison, { from, to }: Stretch, words: Words): string {
  const { t, comparing: c } = words;
  const question = asked || t("checkIn.pulse");
  if (from.pulse.kind === "bands" && to.pulse.kind === "bands" && isSpreadAlike(from.pulse.bands, to.pulse.bands))
    return c("words.trustSame", { question, from: from.number });
  const [before, now] = [mainly(from.pulse, words), mainly(to.pulse, words)];
  return c("words.trust", { question, from: from.number, to: to.number, before, now });
}

type Bands = ReadonlyMap<Choice, Band>;

export function bandIn(bands: Bands, choice: Choice): Band {
  return bands.get(choice) ?? "none";
}

function isSpreadAlike(one: Bands, other: Bands): boolean {
  return PULSES.every((choice) => bandIn(one, choice) === bandIn(other, choice));
}

/** The answer that most gave, or those that as large a share gave each. */
function mainly(pulse: Pulse, { t, comparing: c }: Words): string {
  if (pulse.kind !== "bands") return c(`pulse.${pulse.kind}`);
  const rank = (choice: Choice): number => BANDS.indexOf(bandIn(pulse.bands, choice));
  const highest = Math.max(...PULSES.map(rank));
  const choices = PULSES.filter((choice) => rank(choice) === highest);
  const quoted = choices.map((choice) => c("words.quoted", { choice: t(`checkIn.choices.${choice}`) }));
  return c("words.mostly", { choices: quoted.join(", ") });
}

export function meetingName({ number, isOn }: Point, { comparing: c }: Pick<MemoryWords, "comparing">): string {
  return c(isOn ? "on" : "meeting", { number });
}

function tableOf({ chosen }: Comparison, words: Words): TableSay {
  const { comparing: c } = words;
  const columns = ["meeting", "open", "blocked", "reopened", "removed", "trust", "led"] as const;
  return {
    kind: "table",
    title: c("table"),
    head: columns.map((name) => c(`head.${name}`)),
    rows: chosen.map((point) => {
      const { obstacles, isLedTogether } = point;
      const count = (key: "open" | "blocked" | "reopened" | "removed"): string =>
        obstacles ? String(obstacles[key]) : c("unknown");
      return [
        meetingName(point, words),
        ...(["open", "blocked", "reopened", "removed"] as const).map(count),
        spreadOf(point.pulse, words),
        isLedTogether === null ? c("unknown") : c(isLedTogether ? "yes" : "no"),
      ];
    }),
  };
}

/** Every answer with its share, from the most to the least trust; those that nobody gave are left out. */
function spreadOf(pulse: Pulse, { t, comparing: c }: Words): string {
  if (pulse.kind !== "bands") return c(`pulse.${pulse.kind}`);
  return PULSES.toReversed()
    .map((choice) => ({ choice, band: bandIn(pulse.bands, choice) }))
    .filter(({ band }) => band !== "none")
    .map(({ choice, band }) => c("share", { choice: t(`checkIn.choices.${choice}`), band: t(`checkIn.bands.${band}`) }))
    .join(", ");
}

/** Before and after, one below the other: how many gave each answer, as everybody was shown it. */
function statementTable({ text, answers }: Statement, { comparing: c, evaluation }: Words): TableSay {
  const scale = ([1, 2, 3, 4] as const).map((value) => evaluation(`scale.${value}`));
  return {
    kind: "table",
    title: c("statement", { text }),
    head: [c("head.meeting"), ...scale],
    rows: answers.map(({ number, moment, counts }) => {
      const of = counts.reduce((sum, count) => sum + count, 0);
      const name = c("wave", { number, moment: evaluation(`short.${moment}`) });
      return [name, ...counts.map((count) => c("of", { count, of }))];
    }),
  };
}
