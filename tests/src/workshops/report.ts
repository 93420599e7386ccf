/** What came of each action and expectation of a script. */

export type Verdict = "done" | "failed" | "unknown";
export type Judged = "actions" | "expectations";

export interface Entry {
  /** `mmm:ss` of the script; `end` for what is asked at the very end. */
  readonly t: string;
  readonly actor: string;
  readonly name: string;
  /** Why it failed or is unknown; what was measured where it was done. */
  readonly reason: string;
}

interface Part {
  readonly actions: Record<string, number>;
  readonly expectations: Record<string, number>;
  readonly lists: { readonly actions: Entry[]; readonly expectations: Entry[] };
}

export type Report = Readonly<Record<Verdict, Part>>;

const VERDICTS: readonly Verdict[] = ["done", "failed", "unknown"];

function emptyPart(): Part {
  return { actions: {}, expectations: {}, lists: { actions: [], expectations: [] } };
}

export function emptyReport(): Report {
  return { done: emptyPart(), failed: emptyPart(), unknown: emptyPart() };
}

export function record(
  report: Report,
  verdict: Verdict,
  { judged, ...entry }: Entry & { readonly judged: Judged },
): void {
  const part = report[verdict];
  // A script may call an action `constructor`, which every object has.
  const before = Object.hasOwn(part[judged], entry.name) ? (part[judged][entry.name] ?? 0) : 0;
  part[judged][entry.name] = before + 1;
  part.lists[judged].push(entry);
}

export function isClean({ failed, unknown }: Report): boolean {
  return [failed, unknown].every(({ lists }) => lists.actions.length + lists.expectations.length === 0);
}

function counts(title: string, byName: Readonly<Record<string, number>>): string[] {
  const rows = Object.entries(byName).map(([name, count]) => `    ${String(count).padStart(4)}  ${name}`);
  return rows.length === 0 ? [] : [`  ${title}`, ...rows];
}

function list({ lists }: Part): string[] {
  return [...lists.actions, ...lists.expectations].map(
    ({ t, actor, name, reason }) => `    ${t}  ${actor.padEnd(4)} ${name}: ${reason}`,
  );
}

/** For eyes: counts per name of all three, and a line for each thing that failed or is unknown. */
export function reportText(report: Report): string {
  const parts = VERDICTS.flatMap((verdict) => {
    const part = report[verdict];
    const total = part.lists.actions.length + part.lists.expectations.length;
    return [
      `${verdict}: ${total}`,
      ...counts("actions", part.actions),
      ...counts("expectations", part.expectations),
      ...(verdict === "done" || total === 0 ? [] : ["  one by one", ...list(part)]),
    ];
  });
  return `${parts.join("\n")}\n`;
}
