import type { Connection } from '../connection/statements';

/** Room for the codes of entities in the id of a document. */
const codesPerRecord = 64;

/** How far the documents of two records are apart whose ids follow each other. */
export const documentStep = codesPerRecord;

/** The id of a record's search document: one number for entity and record, so that no second index is needed. */
export function documentId(recordId: number, code: number): number {
  return recordId * codesPerRecord + code;
}

/** The record and the code of its entity, from the id of a document. */
export function recordOfDocument(id: number): { readonly recordId: number; readonly code: number } {
  return { recordId: Math.floor(id / codesPerRecord), code: id % codesPerRecord };
}

/** The code of each entity that ever had a document. */
export async function entityCodes(connection: Connection): Promise<Map<string, number>> {
  const rows = await connection.allPrepared<{ entity: string; code: number }>(
    'SELECT entity, code FROM search_entities',
  );
  return new Map(rows.map((row) => [row.entity, row.code]));
}
