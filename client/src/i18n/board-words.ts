import { addWords } from "./i18n.ts";

/** All words but those of the first page: a room adds its words by adding its file. */
addWords(import.meta.glob(["./words/*.ts", "!./words/pages.ts", "!./words/ui.ts"], { eager: true }));
