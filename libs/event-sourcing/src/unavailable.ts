/**
 * A server cannot be reached or does not answer: nothing is known to be wrong with the work itself, so it is tried
 * again until it can be done, and never parked. Adapters throw it for their servers; the message names the setting.
 */
export class Unavailable extends Error {
  override name = 'Unavailable';
}
