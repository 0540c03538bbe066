/** One line of a grid's menu. */
export interface GridMenuItem {
  readonly words: string;
  /** The keys that do the same, as `stores/shortcuts.ts` writes them. */
  readonly keys?: string;
  readonly isOff?: boolean;
  /** Stands below a line. */
  readonly beginsPart?: boolean;
  readonly run: () => void;
}
