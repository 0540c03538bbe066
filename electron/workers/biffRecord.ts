/** One record: its number, where its header stands, and the length of its data. */
export interface BiffRecord {
  readonly type: number;
  readonly at: number;
  readonly length: number;
}

/** Applies `open` to the encrypted part of every record: the place of each byte in the stream, and the byte. */
export type OpenBytes = (record: BiffRecord, from: number, to: number) => void;
