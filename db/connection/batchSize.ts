/**
 * Rows in one short write: knex's multi-row insert fails at 501 (`too many terms in compound SELECT`), and with 400
 * rows and a pause another desk waits 21 ms, with 2,000 rows 47 ms (measured).
 */
export const batchSize = 400;

/** Bound values one statement may carry: SQLite's own limit is 32,766. */
export const largestBinding = 32_000;
