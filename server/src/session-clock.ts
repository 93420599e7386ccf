/**
 * The clock of phases and timers, in milliseconds since 1970. It goes on evenly from the moment at which the process
 * began: where somebody sets the machine’s clock, a timer of five minutes must not take an hour, nor end at once.
 * Devices measure how far they are from this clock, whatever it says.
 */
export function sessionNow(): number {
  return Math.round(performance.timeOrigin + performance.now());
}
