import type { Bound } from '../connection/statements';

/** A piece of SQL and what is bound in it, in order. */
export interface Sql {
  readonly text: string;
  readonly values: readonly Bound[];
}

/** A piece of SQL. The text is the program's own; everything else is bound. */
export function sql(text: string, ...values: readonly Bound[]): Sql {
  return { text, values };
}

/** All of the conditions; without any, true. */
export function all(conditions: readonly Sql[]): Sql {
  return join(conditions, ' AND ', '1');
}

/** At least one of the conditions; without any, false. */
export function any(conditions: readonly Sql[]): Sql {
  return join(conditions, ' OR ', '0');
}

function join(conditions: readonly Sql[], word: string, none: string): Sql {
  if (conditions.length === 0) return sql(none);
  return {
    text: conditions.map((condition) => `(${condition.text})`).join(word),
    values: conditions.flatMap((condition) => condition.values),
  };
}

/** Not the condition; a condition nothing is known about is not met, so its opposite is. */
export function not(condition: Sql): Sql {
  return { text: `NOT coalesce(${condition.text}, 0)`, values: condition.values };
}

/** A text that is looked for as it is: `%`, `_` and `\` mean themselves. Use with `ESCAPE '\'`. */
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
