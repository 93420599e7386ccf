import { CONNECT_REASONS } from "@tablee/shared/protocol/events";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import type { CloseName } from "@tablee/shared/protocol/close-codes";

/**
 * All that is measured. A label has a closed set of values, written here: no member, name, board or text can become
 * one. Times are handed over in milliseconds and shown in seconds.
 */

const TRANSPORTS = ["websocket", "tunnel"] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** Why a handshake was turned away before anybody could send a frame. */
export const TURNED_AWAY = [
  ...CONNECT_REASONS,
  "foreign-origin",
  "too-many-waiting",
  "waited-too-long",
  "bad-request",
] as const;
export type TurnedAway = (typeof TURNED_AWAY)[number];

// The names of the close codes are their keys.
const CLOSES = Object.keys(CLOSE) as CloseName[];

interface Labelled<Values extends readonly string[]> {
  readonly help: string;
  readonly label: string;
  readonly values: Values;
}

function by<const Values extends readonly string[]>(label: string, values: Values, help: string): Labelled<Values> {
  return { help, label, values };
}

export const COUNTERS = {
  windows: "Windows of changes committed, over all rooms",
  updates: "Changes taken from clients and applied",
  delivered: "Changes handed to a connection, the sender’s own included",
  presenceBeats: "Frames of presence made",
  joins: "Questions for what somebody lacks, answered",
  commits: "Transactions of the store",
  commitFailures: "Transactions that failed and were tried again",
  damagedRooms: "Rooms loaded of which stored rows were damaged",
  watchdogEnds: "Times the thread that judges was ended, or ended, over one change",
  budgetCloses: "Connections closed because their member had used up a budget of time",
} as const;

export const LABELLED_COUNTERS = {
  framesIn: by("transport", TRANSPORTS, "Frames received"),
  bytesIn: by("transport", TRANSPORTS, "Bytes of frames received"),
  framesOut: by("transport", TRANSPORTS, "Frames sent"),
  bytesOut: by("transport", TRANSPORTS, "Bytes of frames sent"),
  refused: by("reason", CLOSES, "Connections closed by the server, by the name of the close code"),
  turnedAway: by("reason", TURNED_AWAY, "Handshakes and sockets turned away"),
} as const;

export const HISTOGRAMS = {
  commit: "From a window’s close until its transaction is on the disk",
  echo: "From a frame’s arrival until its echo is handed to the sockets",
  apply: "Judging and applying one batch of changes, the way to the thread and back included",
} as const;

export const GAUGES = {
  rooms: "Rooms with somebody in them, or not yet left",
  documents: "Documents open in the thread that judges",
  websockets: "Connections on /sync",
  tunnels: "Connections in the tunnel",
  waitingSockets: "Sockets whose handshake is not finished",
  saving: "1 while the store takes what it is given, 0 while it refuses",
} as const;

export type CounterName = keyof typeof COUNTERS;
export type LabelledName = keyof typeof LABELLED_COUNTERS;
export type ValueOf<Name extends LabelledName> = (typeof LABELLED_COUNTERS)[Name]["values"][number];
export type HistogramName = keyof typeof HISTOGRAMS;
export type GaugeName = keyof typeof GAUGES;

/** Upper bounds of the buckets, in milliseconds; a last one holds the rest. */
export const BUCKETS_MS = [1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000] as const;
