/** Days as the browser's date field writes them, in the time of this device: `2027-03-09`. */

function two(value: number): string {
  return String(value).padStart(2, "0");
}

export function dayAfter(days: number, from: Date = new Date()): string {
  const day = new Date(from.getFullYear(), from.getMonth(), from.getDate() + days);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** Noon of that day: it is that day for everybody at the table, some hours away or not. 0 for what is no day. */
export function momentOf(day: string): number {
  const at = new Date(`${day}T12:00`).getTime();
  return Number.isNaN(at) ? 0 : at;
}
