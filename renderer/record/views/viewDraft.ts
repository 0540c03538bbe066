/** What a view is saved as. */
export interface ViewDraft {
  readonly name: string;
  readonly isShared: boolean;
  readonly isGroup: boolean;
}
