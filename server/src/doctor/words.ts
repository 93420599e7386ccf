import type { Locale } from "@tablee/shared/locales";
import type { Examination, Finding } from "./findings.ts";
import type { Deed } from "./repair.ts";

/** What a person who runs a server reads. One table of sentences for each language. */

type FindingWords = { readonly [Kind in Finding["kind"]]: (one: Extract<Finding, { kind: Kind }>) => string };
type DeedWords = { readonly [Kind in Deed["kind"]]: (one: Extract<Deed, { kind: Kind }>) => string };

export interface Words {
  readonly finding: FindingWords;
  readonly deed: DeedWords;
  read(examination: Examination): string;
  readonly sound: string;
  readonly staleLock: string;
  readonly isServed: string;
  readonly repairHint: string;
  readonly restoreHint: string;
  readonly allMended: string;
  readonly someLeft: string;
  readonly usage: { readonly doctor: string; readonly backup: string; readonly restore: string };
  noDatabase(file: string): string;
  cannotRead(file: string, why: string): string;
  served(dataDir: string): string;
  kept(folder: string): string;
  exists(file: string): string;
  backedUp(file: string, bytes: number): string;
  backedUpUnsound: string;
  restored(dataDir: string): string;
  restoredUnsound: string;
  notRestored: string;
  failed(why: string): string;
}

const WRONG = {
  fr: {
    checksum: "ne correspond plus à sa somme de contrôle",
    version: "est dans un encodage que cette version ne connaît pas",
    unreadable: "ne se lit pas comme un document",
    incomplete: "renvoie à des lignes qui manquent",
  },
  en: {
    checksum: "no longer matches its checksum",
    version: "is in an encoding that this build does not know",
    unreadable: "cannot be read as a document",
    incomplete: "refers to rows that are missing",
  },
} as const;

const fr: Words = {
  finding: {
    "not-ours": () => "Ce fichier n’est pas une base de Tablée.",
    sqlite: ({ said }) => `SQLite dit que le fichier est abîmé : ${said.slice(0, 3).join(" · ")}`,
    references: ({ table, count }) => `${table} : ${count} ligne(s) qui renvoient à ce qui n’existe plus.`,
    sequence: () => "La numérotation des lignes est en retard : ce qui serait écrit ne serait pas relu.",
    row: ({ room, seq, wrong, isSnapshot, behind }) =>
      `Salle ${room} : ${isSnapshot ? "l’instantané" : `la ligne ${seq}`} ${WRONG.fr[wrong]} ; ${behind} ligne(s) suivent.`,
    version: ({ board, version, wrong }) =>
      `Table ${board} : la copie d’un état gardé (${version}) ${WRONG.fr[wrong]}.`,
    owners: ({ room, count }) => `Salle ${room} : ${count} auteur(s) de modifications que rien ne relie à un membre.`,
    aside: ({ room, rows }) => `Salle ${room} : ${rows} ligne(s) mises de côté quand un dommage a été vu.`,
    "no-room": ({ board }) => `Table ${board} : son contenu n’est pas là.`,
    "no-board": ({ room }) => `Salle ${room} : aucune table n’y mène.`,
    "old-epoch": ({ room }) => `Salle ${room} : reste d’un contenu qui a été remplacé.`,
    "story-folder": ({ stories }) =>
      `Le dossier story-keys, qui ouvre ${stories} récit(s), n’est pas là. Le remettre, s’il existe encore quelque part : sans lui, ces récits sont perdus.`,
    stories: ({ count }) => `${count} récit(s) que plus aucune clé n’ouvre.`,
    image: ({ image }) =>
      `Table ${image.board} : l’image ${image.id}${image.rendition === "small" ? " (en petit)" : ""} n’est plus ce qui a été stocké.`,
  },
  deed: {
    salvaged: ({ rows }) => `${rows} ligne(s) lisibles recopiées dans une base neuve.`,
    references: ({ table, count }) => `${table} : ${count} ligne(s) sans objet enlevées.`,
    sequence: () => "Numérotation des lignes remise en avant.",
    room: ({ room, used, lost, isPartial }) =>
      `Salle ${room} : contenu reconstitué de ${used} ligne(s)${lost > 0 ? ` ; ${lost} illisible(s)` : ""}${isPartial ? " ; une partie de la suite dépendait de ce qui est perdu et n’a pas pu être remise" : ""}.`,
    "nothing-left": ({ room }) =>
      `Salle ${room} : rien n’a pu être relu. Elle reste fermée ; une sauvegarde peut la ramener.`,
    owners: ({ room, count }) => `Salle ${room} : ${count} auteur(s) inconnus confiés à la maison.`,
    board: ({ room, code }) =>
      `Salle ${room} : table recréée, code ${code} (npm run host-link -- ${code} pour la mener).`,
    removed: ({ room, why }) =>
      `Salle ${room} : enlevée (${why === "never-opened" ? "jamais ouverte" : "ancien contenu"}).`,
    "no-words": ({ board }) => `Table ${board} : rien à remettre. Une sauvegarde peut ramener son contenu.`,
    version: ({ board }) => `Table ${board} : un état gardé qui ne pouvait plus être lu a été enlevé.`,
    stories: ({ count }) => `${count} récit(s) que plus rien n’ouvrait enlevés.`,
    image: ({ image }) =>
      image.rendition === "small"
        ? `Table ${image.board} : la petite image ${image.id} enlevée ; la grande la remplace.`
        : `Table ${image.board} : l’image ${image.id} enlevée. Qui l’a encore peut l’envoyer de nouveau ; une sauvegarde peut la ramener.`,
  },
  read: ({ boards, rows }) => `${boards} table(s), ${rows} ligne(s) lues.`,
  sound: "Tout est en ordre.",
  staleLock: "Un serveur arrêté net a laissé son verrou ; le prochain démarrage le reprend.",
  isServed: "Un serveur sert ce dossier : simple lecture.",
  repairHint: "Pour réparer, arrêter le serveur puis : npm run doctor -- --repair (une copie est faite d’abord).",
  restoreHint: "Pour remettre une sauvegarde à sa place : npm run restore -- FICHIER",
  allMended: "Tout est en ordre maintenant.",
  someLeft: "Il reste ceci, qu’une réparation ne peut pas rendre :",
  usage: {
    doctor: "npm run doctor [-- [--repair] [--data DOSSIER]]",
    backup: "npm run backup -- FICHIER [--overwrite] [--data DOSSIER]",
    restore: "npm run restore -- FICHIER [--data DOSSIER]",
  },
  noDatabase: (file) => `Il n’y a pas de base ${file}.`,
  cannotRead: (file, why) => `${file} ne peut pas être lu : ${why}.`,
  served: (dataDir) => `Un serveur sert ${dataDir} : l’arrêter d’abord.`,
  kept: (folder) => `Ce qui était là est gardé dans ${folder}.`,
  exists: (file) => `${file} existe déjà. Donner un autre nom, ou --overwrite.`,
  backedUp: (file, bytes) => `Sauvegarde écrite et relue : ${file} (${bytes} octets).`,
  backedUpUnsound: "La base elle-même a des dommages, recopiés tels quels :",
  restored: (dataDir) => `La sauvegarde est en place dans ${dataDir}. npm start la sert.`,
  restoredUnsound: "Elle a des dommages, que npm run doctor -- --repair peut réparer :",
  notRestored: "Rien n’a été changé.",
  failed: (why) => `Cela n’a pas pu être fait : ${why}.`,
};

const en: Words = {
  finding: {
    "not-ours": () => "This file is not a database of Tablée.",
    sqlite: ({ said }) => `SQLite says that the file is damaged: ${said.slice(0, 3).join(" · ")}`,
    references: ({ table, count }) => `${table}: ${count} row(s) that refer to what is no longer there.`,
    sequence: () => "The numbering of rows is behind: what would be written would not be read again.",
    row: ({ room, seq, wrong, isSnapshot, behind }) =>
      `Room ${room}: ${isSnapshot ? "the snapshot" : `row ${seq}`} ${WRONG.en[wrong]}; ${behind} row(s) come after it.`,
    version: ({ board, version, wrong }) => `Table ${board}: the copy of a kept state (${version}) ${WRONG.en[wrong]}.`,
    owners: ({ room, count }) => `Room ${room}: ${count} writer(s) of changes whom nothing links to a member.`,
    aside: ({ room, rows }) => `Room ${room}: ${rows} row(s) set aside when damage was seen.`,
    "no-room": ({ board }) => `Table ${board}: its content is not there.`,
    "no-board": ({ room }) => `Room ${room}: no table leads to it.`,
    "old-epoch": ({ room }) => `Room ${room}: left over from content that was replaced.`,
    "story-folder": ({ stories }) =>
      `The folder story-keys, which opens ${stories} story(ies), is not there. Put it back, if it still exists somewhere: without it these stories are lost.`,
    stories: ({ count }) => `${count} story(ies) that no key opens any more.`,
    image: ({ image }) =>
      `Table ${image.board}: the picture ${image.id}${image.rendition === "small" ? " (small)" : ""} is no longer what was stored.`,
  },
  deed: {
    salvaged: ({ rows }) => `${rows} readable row(s) copied into a new database.`,
    references: ({ table, count }) => `${table}: ${count} row(s) that referred to nothing removed.`,
    sequence: () => "Numbering of rows put ahead again.",
    room: ({ room, used, lost, isPartial }) =>
      `Room ${room}: content put together from ${used} row(s)${lost > 0 ? `; ${lost} unreadable` : ""}${isPartial ? "; some of what came later hung on what is lost, and could not be put back" : ""}.`,
    "nothing-left": ({ room }) => `Room ${room}: nothing could be read. It stays closed; a backup can bring it back.`,
    owners: ({ room, count }) => `Room ${room}: ${count} unknown writer(s) given to the house.`,
    board: ({ room, code }) =>
      `Room ${room}: its table was made anew, code ${code} (npm run host-link -- ${code} to lead it).`,
    removed: ({ room, why }) => `Room ${room}: removed (${why === "never-opened" ? "never opened" : "old content"}).`,
    "no-words": ({ board }) => `Table ${board}: nothing to put back. A backup can bring its content back.`,
    version: ({ board }) => `Table ${board}: a kept state that could not be read any more was removed.`,
    stories: ({ count }) => `${count} story(ies) that nothing opened any more removed.`,
    image: ({ image }) =>
      image.rendition === "small"
        ? `Table ${image.board}: the small picture ${image.id} removed; the large one stands in.`
        : `Table ${image.board}: the picture ${image.id} removed. Whoever still has it can send it again; a backup can bring it back.`,
  },
  read: ({ boards, rows }) => `${boards} table(s), ${rows} row(s) read.`,
  sound: "All is in order.",
  staleLock: "A server that was killed has left its lock; the next start takes it over.",
  isServed: "A server has this folder: reading only.",
  repairHint: "To repair, stop the server, then: npm run doctor -- --repair (a copy is made first).",
  restoreHint: "To put a backup in its place: npm run restore -- FILE",
  allMended: "All is in order now.",
  someLeft: "This remains, which no repair can give back:",
  usage: {
    doctor: "npm run doctor [-- [--repair] [--data DIR]]",
    backup: "npm run backup -- FILE [--overwrite] [--data DIR]",
    restore: "npm run restore -- FILE [--data DIR]",
  },
  noDatabase: (file) => `There is no database ${file}.`,
  cannotRead: (file, why) => `${file} cannot be read: ${why}.`,
  served: (dataDir) => `A server has ${dataDir}: stop it first.`,
  kept: (folder) => `What was there is kept in ${folder}.`,
  exists: (file) => `${file} is there already. Give another name, or --overwrite.`,
  backedUp: (file, bytes) => `Backup written and read again: ${file} (${bytes} bytes).`,
  backedUpUnsound: "The database itself has damage, which was copied as it is:",
  restored: (dataDir) => `The backup is in place in ${dataDir}. npm start serves it.`,
  restoredUnsound: "It has damage, which npm run doctor -- --repair can mend:",
  notRestored: "Nothing was changed.",
  failed: (why) => `It could not be done: ${why}.`,
};

export const WORDS: Readonly<Record<Locale, Words>> = { fr, en };

export function wordsFor(finding: Finding, { finding: table }: Words): string {
  // Each sentence takes the finding of its own kind: one row of the table.
  return (table[finding.kind] as (one: Finding) => string)(finding);
}

export function wordsForDeed(deed: Deed, { deed: table }: Words): string {
  // As above.
  return (table[deed.kind] as (one: Deed) => string)(deed);
}
