/** Why a row of the seminar has no test yet. A row that gets one leaves this list: the test says so. */
export const REASONS: Readonly<Record<string, string>> = {
  C36: "Of stories: there is no area yet that a part of the table cannot read.",
};
