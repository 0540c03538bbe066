/** Something a value may stand for; `text` is what a cell says for it, `id` the record where it is one. */
export interface ValueOption {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly id?: number;
}
