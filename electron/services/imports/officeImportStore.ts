import {
  accountIdentities,
  allSources,
  contractsByNumber,
  officePeople,
  peopleOfAccounts,
  recordsOfAccounts,
} from '../../../db/repositories/importLookups';
import { getRecords } from '../../../db/repositories/recordRepository';
import type { Store } from '../../../db/store';
import type { ImportStore } from './importStore';

/** The open office as an import sees it. `write` is its one door of writing. */
export function officeImportStore(store: () => Store, write: ImportStore['write']): ImportStore {
  return {
    accounts: () => accountIdentities(store()),
    users: () => officePeople(store()),
    sources: () => allSources(store()),
    records: (entity, ids) => getRecords(store(), entity, ids),
    peopleOf: (accounts) => peopleOfAccounts(store(), accounts),
    ofAccounts: (entity, accounts) => recordsOfAccounts(store(), entity, accounts),
    contractsByNumber: (numbers) => contractsByNumber(store(), numbers),
    write,
  };
}
