/** Why a row of the seminar has no test yet. A row that gets one leaves this list: the test says so. */
export const REASONS: Readonly<Record<string, string>> = {
  C25: "An organisation has no profile of its own yet: its notice and retention are set by who runs the server.",
  C33: "Of the allies’ group: conditions that become a checklist.",
  C34: "Of the allies’ group: a shelf of visits, stories and resources.",
  C36: "Of stories: there is no area yet that a part of the table cannot read.",
  C37: "A card may be a situation, and is exported as one; its who, trigger and posture have no fields yet.",
  C38: "Templates are the product’s own; a table cannot be saved as one yet.",
  C52: "Support of an institution (who signs, for what, until when) has no place on a table yet.",
  C53: "The duo’s own meeting before the training has no private board yet; preparation and mirror are theirs.",
  C54: "The duo’s self-check with resources is not made yet.",
  C55: "Who is missing is said by category before a session begins; there is no map yet.",
  C56: "The grid in which the three kinds of knowledge cross is not made yet.",
};
