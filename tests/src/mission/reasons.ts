/** Why a row of the mission has no test yet. A row that gets one leaves this list: the test says so. */
export const REASONS: Readonly<Record<string, string>> = {};
