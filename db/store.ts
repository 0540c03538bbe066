import type { Database } from './connection/openDatabase';
import type { Connection } from './connection/statements';
import type { Schema } from './schema/effectiveSchema';

/** What every read and every write is made against: the open file, and what everything is at this moment. */
export interface Store {
  readonly database: Database;
  readonly schema: Schema;
}

/** What single questions are asked of: an open file, or one state of it. */
export interface FileAsked {
  readonly database: Pick<Database, 'query'>;
  readonly schema: Schema;
}

/** The state of the file a read transaction sees: asked on its connection, without waiting for another turn. */
export function stateSeenBy(connection: Connection, { schema }: Pick<Store, 'schema'>): FileAsked {
  return { schema, database: { query: (sql, values) => connection.all(sql, values) } };
}
