import { cellSheets } from './cellSheets';
import { headingSheets } from './headingSheets';
import { layoutSheets } from './layoutSheets';
import type { NastySheet } from './nastySheet';
import { officeAmounts } from './officeAmounts';
import { officeDates } from './officeDates';
import { officeNumbers } from './officeNumbers';
import { officePeople } from './officePeople';
import { recordSheets } from './recordSheets';

/** Sheets as offices keep them, each with what must be read from it. */
export function nastySheets(): readonly NastySheet[] {
  return [
    ...[layoutSheets(), headingSheets(), cellSheets(), recordSheets()].flat(),
    ...[officeDates(), officeAmounts(), officeNumbers(), officePeople()].flat(),
  ];
}
