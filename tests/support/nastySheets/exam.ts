import { customerBooks } from './customerBooks';
import { unmetLedgers } from './unmetLedgers';
import { unmetTrades } from './unmetTrades';
import { exportsOfPrograms } from './exportsOfPrograms';
import { heads } from './heads';
import { homesAndWorkshops } from './homesAndWorkshops';
import { lastUnmet } from './lastUnmet';
import { unseenExports } from './unseenExports';
import { unseenOffices } from './unseenOffices';
import { unseenStrangers } from './unseenStrangers';
import { layouts } from './layouts';
import { longKeptRecords } from './longKeptRecords';
import { longKeptValues } from './longKeptValues';
import { listsOfStrangers } from './listsOfStrangers';
import { mixtures } from './mixtures';
import { oddities } from './oddities';
import { newcomers } from './newcomers';
import { notables, programs } from './programs';
import { publicLists } from './publicLists';
import type { WrittenFile } from './sheetWriting';
import { serviceLedgers } from './serviceLedgers';
import { smallLedgers } from './smallLedgers';
import { smallOffices } from './smallOffices';
import { strangers } from './strangers';
import { trades } from './trades';
import { values } from './values';

/** All files of the exam. */
export function examFiles(): readonly WrittenFile[] {
  return [
    ...layouts(),
    ...values(),
    ...trades(),
    ...programs(),
    ...mixtures(),
    ...oddities(),
    ...heads(),
    ...notables(),
    ...strangers(),
    ...smallOffices(),
    ...smallLedgers(),
    ...newcomers(),
    ...longKeptValues(),
    ...longKeptRecords(),
    ...exportsOfPrograms(),
    ...publicLists(),
    ...serviceLedgers(),
    ...customerBooks(),
    ...homesAndWorkshops(),
    ...listsOfStrangers(),
    ...unmetTrades(),
    ...unmetLedgers(),
    ...lastUnmet(),
    ...unseenOffices(),
    ...unseenExports(),
    ...unseenStrangers(),
  ];
}
