import type { Connection } from '../connection/statements';

/** One step of the tables, forward only. It names tables and columns as text: the registry moves on, history does not. */
export interface Migration {
  /** `NNNN_verb_noun`, counted from 0001 without gaps. */
  readonly name: string;
  /** True when programs that do not know this step must not write any more. */
  readonly endsOlderWriters?: true;
  up(connection: Connection): Promise<void>;
}

/** Runs statements one after the other. */
export async function runAll(connection: Connection, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await connection.run(statement);
}
