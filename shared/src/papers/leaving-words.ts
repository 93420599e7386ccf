import type { LicenceId } from "../practice/publication.ts";
import type { ReportPart } from "../practice/report.ts";
import type { Audience } from "../session/audience.ts";

/** Over and in what leaves under its own name: stories, a report, a publication. */
export interface LeavingWords {
  readonly audience: Readonly<Record<Audience, string>>;
  /** For whom a document was made: stands under its title. */
  readonly madeFor: (audience: string, day: string) => string;
  readonly stories: string;
  /** Over a story: with the name its author signed it with, or by its place among those without one. */
  readonly storyBy: (name: string) => string;
  readonly story: (number: number) => string;
  readonly becomingBy: (name: string) => string;
  readonly becoming: (number: number) => string;
  /** Over the same in easy words. */
  readonly easy: string;
  readonly quotes: string;
  readonly quoted: (words: string) => string;
  /** In which card a quote stands. */
  readonly quotedIn: (card: string) => string;
  readonly report: string;
  readonly reportOf: (title: string) => string;
  readonly parts: Readonly<Record<ReportPart, string>>;
  readonly only: string;
  readonly onlyAbout: string;
  readonly onlyNone: string;
  readonly lines: string;
  readonly cards: string;
  readonly nothing: string;
  /** At the end of a report that quotes somebody. */
  readonly read: string;
  readonly leftOut: string;
  readonly publication: string;
  /** In both languages, whatever the rest is in. */
  readonly abstracts: { readonly fr: string; readonly en: string };
  readonly cite: string;
  readonly licence: string;
  readonly licences: Readonly<Record<LicenceId, string>>;
  readonly identifier: string;
}
