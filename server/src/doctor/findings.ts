import type { FaultyImage } from "../store/stored-images.ts";
/** What is wrong with bytes that should be a document, or a part of one. */
export type Wrong = "checksum" | "version" | "unreadable" | "incomplete";

/** What an examination can find wrong in a data folder. */
export type Finding =
  | { readonly kind: "not-ours" }
  | { readonly kind: "sqlite"; readonly said: readonly string[] }
  | { readonly kind: "references"; readonly table: string; readonly count: number }
  | { readonly kind: "sequence" }
  /** A room whose rows cannot all be served. `behind`: rows that come after the first bad one. */
  | {
      readonly kind: "row";
      readonly room: string;
      readonly seq: number;
      readonly wrong: Wrong;
      readonly isSnapshot: boolean;
      readonly behind: number;
    }
  /** An earlier state that cannot be looked at. */
  | { readonly kind: "version"; readonly board: string; readonly version: string; readonly wrong: Wrong }
  | { readonly kind: "owners"; readonly room: string; readonly count: number }
  | { readonly kind: "aside"; readonly room: string; readonly rows: number }
  | { readonly kind: "no-room"; readonly board: string }
  | { readonly kind: "no-board"; readonly room: string }
  | { readonly kind: "old-epoch"; readonly room: string }
  | { readonly kind: "image"; readonly image: FaultyImage }
  /** There are stories, and not the folder of their keys. */
  | { readonly kind: "story-folder"; readonly stories: number }
  /** Stories that no key opens. */
  | { readonly kind: "stories"; readonly count: number };

export interface Examination {
  readonly boards: number;
  readonly rows: number;
  readonly findings: readonly Finding[];
}
