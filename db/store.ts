import type { Database } from './connection/openDatabase';
import type { Schema } from './schema/effectiveSchema';

/** What every read and every write is made against: the open file, and what everything is at this moment. */
export interface Store {
  readonly database: Database;
  readonly schema: Schema;
}
