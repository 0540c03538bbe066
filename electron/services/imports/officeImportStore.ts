import {
  accountIdentities,
  accountTraits,
  allSources,
  contractsByNumber,
  officePeople,
  peopleOfAccounts,
  recordsByTitle,
  recordsOfAccounts,
} from '../../../db/repositories/importLookups';
import { ownOfRun } from '../../../db/repositories/importOwn';
import { getRecords, getReferencedTitles } from '../../../db/repositories/recordRepository';
import type { Store } from '../../../db/store';
import type { ImportStore } from './importStore';

/** The open office as an import sees it. `write` is its one door of writing. */
export function officeImportStore(store: () => Store, write: ImportStore['write']): ImportStore {
  return {
    accounts: () => accountIdentities(store()),
    traits: () => accountTraits(store()),
    titles: (entity, records) => getReferencedTitles(store(), entity, records),
    users: () => officePeople(store()),
    sources: () => allSources(store()),
    records: (entity, ids) => getRecords(store(), entity, ids),
    peopleOf: (accounts) => peopleOfAccounts(store(), accounts),
    ofAccounts: (entity, accounts) => recordsOfAccounts(store(), entity, accounts),
    byTitles: (entity, titles) => recordsByTitle(store(), entity, titles),
    contractsByNumber: (numbers) => contractsByNumber(store(), numbers),
    ownOf: (run, changeSet) => ownOfRun(store(), run, changeSet),
    write,
  };
}
