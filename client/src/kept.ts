/** Small choices kept on this device. A browser that forbids storage loses the choice, never the page. */
export function readKept(key: string): string | null {
  return read(() => localStorage, key);
}

export function writeKept(key: string, value: string | null): boolean {
  return write(() => localStorage, key, value);
}

export function keptKeys(prefix: string): string[] {
  return keysIn(() => localStorage).filter((key) => key.startsWith(prefix));
}

/** The same for what one tab keeps of itself: it is there after the page is loaded again, and gone with the tab. */
export function readTab(key: string): string | null {
  return read(() => sessionStorage, key);
}

export function writeTab(key: string, value: string | null): boolean {
  return write(() => sessionStorage, key, value);
}

/** Ids of tables that are no more: what still closes writes nothing of them any more. */
const gone: string[] = [];

/** A table was deleted: no choice and no trace of it stays on this device, in this tab or in others. */
export function forgetAll(board: string): void {
  gone.push(board);
  for (const ask of [() => localStorage, () => sessionStorage])
    for (const key of keysIn(ask).filter((one) => one.includes(board))) write(ask, key, null);
}

/** To ask for a storage at all may throw. */
type Ask = () => Storage;

function keysIn(ask: Ask): string[] {
  try {
    return Object.keys(ask());
  } catch {
    return [];
  }
}

function read(ask: Ask, key: string): string | null {
  try {
    return ask().getItem(key);
  } catch {
    return null;
  }
}

function write(ask: Ask, key: string, value: string | null): boolean {
  try {
    if (value === null || gone.some((board) => key.includes(board))) ask().removeItem(key);
    else ask().setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
