import { runAll, type Migration } from './migration';

/** What is needed to go on with an import or with an undo that a crash or a power cut broke off. */
export const continueWork: Migration = {
  name: '0007_continue_work',
  up: (connection) =>
    runAll(connection, [
      // How the rows are read and written (JSON), and the last row that is in, with the counts up to it.
      `ALTER TABLE import_runs ADD COLUMN plan TEXT`,
      `ALTER TABLE import_runs ADD COLUMN place TEXT`,
      // Of an undo that is not through yet: changes of the undone set below this id are still to be taken back.
      `ALTER TABLE change_sets ADD COLUMN undone_to INTEGER`,
      `CREATE INDEX change_sets_undone_to_index ON change_sets (undone_to) WHERE undone_to IS NOT NULL`,
      `CREATE INDEX change_sets_undoes_index ON change_sets (undoes) WHERE undoes IS NOT NULL`,
    ]),
};
