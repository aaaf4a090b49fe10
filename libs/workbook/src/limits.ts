export interface Limits {
  /** Of the file as uploaded. */
  bytes: number;
  /** Of all its parts together, once inflated. */
  unpackedBytes: number;
  entries: number;
  /** Rows with data, in each sheet. */
  rows: number;
  /** Listed in the report; further ones are only counted. */
  problems: number;
}

export const defaultLimits: Limits = {
  bytes: 20_000_000,
  unpackedBytes: 300_000_000,
  entries: 2_000,
  rows: 60_000,
  problems: 10_000,
};
