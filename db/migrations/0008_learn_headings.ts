import { runAll, type Migration } from './migration';

/** What headings of sheets meant to this office before: for each heading and target, how often and when last. */
export const learnHeadings: Migration = {
  name: '0008_learn_headings',
  up: (connection) =>
    runAll(connection, [
      `CREATE TABLE learned_headings (
        heading TEXT NOT NULL,
        target TEXT NOT NULL,
        words TEXT NOT NULL,
        times INTEGER NOT NULL,
        is_chosen INTEGER NOT NULL,
        last_used_at TEXT NOT NULL,
        PRIMARY KEY (heading, target)
      ) WITHOUT ROWID`,
    ]),
};
