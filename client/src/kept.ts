/** Small choices kept on this device. A browser that forbids storage loses the choice, never the page. */
export function readKept(key: string): string | null {
  return read(() => localStorage, key);
}

export function writeKept(key: string, value: string | null): boolean {
  return write(() => localStorage, key, value);
}

export function keptKeys(prefix: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

/** The same for what one tab keeps of itself: it is there after the page is loaded again, and gone with the tab. */
export function readTab(key: string): string | null {
  return read(() => sessionStorage, key);
}

export function writeTab(key: string, value: string | null): boolean {
  return write(() => sessionStorage, key, value);
}

/** To ask for a storage at all may throw. */
type Ask = () => Storage;

function read(ask: Ask, key: string): string | null {
  try {
    return ask().getItem(key);
  } catch {
    return null;
  }
}

function write(ask: Ask, key: string, value: string | null): boolean {
  try {
    if (value === null) ask().removeItem(key);
    else ask().setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
