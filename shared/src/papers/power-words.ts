import type { Time } from "../practice/checklist.ts";
import type { Share } from "../practice/power.ts";
import type { Part } from "../rules/roles.ts";
import type { Decided } from "../session/decisions.ts";
import type { Present } from "../session/present.ts";

/** Of who decides what, of the register, and of the programme. */
export interface PowerWords {
  readonly map: string;
  readonly subject: string;
  readonly parts: Readonly<Record<Part, string>>;
  readonly shares: Readonly<Record<Share, string>>;
  readonly unsaid: string;
  /** Of how many things people concerned decide how many. */
  readonly standing: (decides: number, of: number) => string;
  /** Under what somebody else decides. */
  readonly without: string;
  readonly register: string;
  readonly how: Readonly<Record<Decided["how"], string>>;
  readonly by: (parts: readonly Part[]) => string;
  readonly present: (present: Present) => string;
  /** Nobody concerned was there. */
  readonly nobodyConcerned: string;
  readonly onCard: (words: string) => string;
  readonly over: (day: string) => string;
  readonly takenBack: string;
  readonly programme: string;
  readonly head: {
    readonly sequence: string;
    readonly aim: string;
    readonly minutes: string;
    readonly carriers: string;
    readonly name: string;
    readonly part: string;
    readonly day: string;
    readonly state: string;
  };
  readonly times: Readonly<Record<Time, string>>;
  readonly minutes: (minutes: number) => string;
  readonly total: (minutes: number) => string;
  readonly nobody: string;
  readonly unnamed: string;
  readonly signatures: string;
  readonly signed: string;
  readonly notSigned: string;
  readonly fallen: (count: number) => string;
  readonly holds: string;
  readonly fell: string;
}
