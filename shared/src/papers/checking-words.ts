import type { ScenePart } from "../practice/scenes.ts";
import type { Time } from "../practice/checklist.ts";

/** Over and in what was made ready around a training. */
export interface CheckingWords {
  readonly checklist: string;
  readonly times: Readonly<Record<Time, string>>;
  /** Of a line of which nobody has said when. */
  readonly unsorted: string;
  readonly progress: (done: number, of: number) => string;
  readonly done: string;
  readonly toConfirm: string;
  readonly notDone: string;
  readonly goneCard: string;
  readonly noCondition: string;
  readonly toDo: (what: string) => string;
  readonly who: (role: string) => string;
  readonly due: (day: string) => string;
  readonly scenes: string;
  /** Of a scenario of one situation. */
  readonly parts: Readonly<Record<ScenePart, string>>;
  readonly unwritten: (parts: readonly string[]) => string;
  readonly goneScene: string;
  readonly changes: string;
  readonly from: string;
  readonly to: string;
  readonly question: string;
  readonly goneQuestion: string;
}
