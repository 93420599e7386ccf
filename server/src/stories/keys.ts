import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readdir, readFile, unlink, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * A key of its own for each story, in a file of its own beside the database. Whoever destroys the file destroys every
 * copy of the words there is, in logs, free pages and backups: none of those has ever held the key.
 */

export const KEY_FOLDER = "story-keys";
const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;
/** Tells a folder that is ours and has no key left from one that was forgotten on the way to another machine. */
export const NOTE = "README.txt";
const NOTE_TEXT = `Une clé par récit, et rien d’autre. Ne copiez pas ce dossier dans une archive qui dure : une clé qui reste
quelque part rend lisible un récit qui a été repris. Voir docs/running.fr.md.

One key for each story, and nothing else. Do not copy this folder into an archive that lasts: a key that is left
somewhere makes a story readable that was withdrawn. See docs/running.en.md.
`;

/** There are stories, and not the folder that opens them. */
export class KeysMissingError extends Error {
  override readonly name = "KeysMissingError";
  readonly folder: string;
  readonly stories: number;

  constructor({ folder, stories }: { readonly folder: string; readonly stories: number }) {
    super(`the keys of ${stories} stories are not there: ${folder}`);
    this.folder = folder;
    this.stories = stories;
  }
}

/** Which story of which table: an id alone may be chosen by anybody at any other table. */
export interface StoryAt {
  readonly board: string;
  readonly story: string;
}

export function keyFolderIn(dataDir: string): string {
  return path.join(dataDir, KEY_FOLDER);
}

/** Whether the folder is there as a server left it. */
export function hasKeyFolder(dataDir: string): boolean {
  return existsSync(path.join(keyFolderIn(dataDir), NOTE));
}

/** The same on file systems that take `a` and `A` for one name: there, one story would have the key of another. */
export function keyName({ board, story }: StoryAt): string {
  return createHash("sha256").update(`${board}.${story}`).digest("hex");
}

export class StoryKeys {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = keyFolderIn(dataDir);
  }

  async makeFolder(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await writeFile(path.join(this.#folder, NOTE), NOTE_TEXT, { mode: OWNER_ONLY });
    await settle(this.#folder);
    await settle(path.dirname(this.#folder));
  }

  /** The names of all keys there are. */
  async names(): Promise<readonly string[]> {
    const names = await readdir(this.#folder);
    return names.filter((name) => name !== NOTE);
  }

  /** Undefined: there is none, or a stop of the machine left half of one. */
  async read(story: StoryAt): Promise<Buffer | undefined> {
    try {
      const key = await readFile(this.#file(keyName(story)));
      return key.length === KEY_BYTES ? key : undefined;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** The key of this story, made if there is none; on the disk when this answers, so that no row is without its key. */
  async make(story: StoryAt): Promise<Buffer> {
    const held = await this.read(story);
    if (held) return held;
    const key = randomBytes(KEY_BYTES);
    const handle = await open(this.#file(keyName(story)), "w", OWNER_ONLY);
    try {
      await handle.write(key);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await settle(this.#folder);
    return key;
  }

  /** Nothing of these keys is left when this answers. Those that are gone already are no failure. */
  async destroy(names: readonly string[]): Promise<void> {
    if (names.length === 0) return;
    for (const name of names) await destroyFile(this.#file(name));
    await settle(this.#folder);
  }

  #file(name: string): string {
    return path.join(this.#folder, name);
  }
}

/** Written over first: a name that is gone says nothing of the bytes, where the disk writes in place. */
async function destroyFile(file: string): Promise<void> {
  try {
    const handle = await open(file, "r+");
    try {
      await handle.write(randomBytes(KEY_BYTES), 0, KEY_BYTES, 0);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await unlink(file);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

async function settle(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
