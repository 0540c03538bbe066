/** A field a heading means by the way it is put together, and how sure that is. */
export interface GrammarReading {
  /** The path of the field: `contract.signedOn`. */
  readonly path: string;
  /** 0 to 1; below that of a heading that is known as a whole. */
  readonly score: number;
}

/** What headings of one make mean: the first rule whose words fit says it. */
export interface GrammarRule {
  readonly is: RegExp;
  readonly isNot?: RegExp;
  readonly path: string;
  readonly score: number;
}

/** What the first rule that fits says of a heading, in compared form; nothing when none does. */
export function readingsBy(all: readonly GrammarRule[], key: string): readonly GrammarReading[] {
  const rule = all.find(({ is, isNot }) => is.test(key) && !isNot?.test(key));
  return rule ? [{ path: rule.path, score: rule.score }] : [];
}
