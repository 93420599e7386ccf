import type { Person } from "@tablee/shared/protocol/events";
import { hueOfMember } from "../ui/hue.ts";
import "./avatar.css";

export function Avatar({ person }: { readonly person: Pick<Person, "id" | "name"> }) {
  const letters = Array.from(person.name.trim()).slice(0, 2).join("");
  return (
    <span className="avatar" style={{ "--hue": hueOfMember(person.id) }} aria-hidden>
      {letters}
    </span>
  );
}
