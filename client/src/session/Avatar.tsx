import type { Person } from "@tablee/shared/protocol/events";
import "./avatar.css";

const HUES = [190, 60, 290, 130, 20, 240, 340, 95];

/** The same hue for the same person on every screen: it follows from the id alone. */
function hueOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973;
  return HUES[sum % HUES.length] ?? 190;
}

export function Avatar({ person }: { readonly person: Pick<Person, "id" | "name"> }) {
  const letters = Array.from(person.name.trim()).slice(0, 2).join("");
  return (
    <span className="avatar" style={{ "--hue": hueOf(person.id) }} aria-hidden>
      {letters}
    </span>
  );
}
