/** Raised when a client of an older build would misread the wire. Sent as `?v=` on /sync and in the /live handshake. */
export const PROTOCOL_VERSION = 2;
