/* Prints what every kind reads in a list of cells; started once per time zone by timeZones.test.ts. */
import type { RawCell } from '../../../../../db/schema/cell';
import { date, money, percent, phones, text, timestamp, type Field } from '../../../../../db/schema/fields';
import { kindOf } from '../../../../../db/schema/kinds';
import { today } from './reading';

const label = { zh: '字段', en: 'Field' };
const fields: readonly Field[] = [
  date({ label }),
  timestamp({ label }),
  money({ label, currency: 'CNY' }),
  percent({ label }),
  phones({ label }),
  text({ label }),
];

/**
 * One cell a week from 1950 to 2095, in turns as serial, as Excel's day and as words. (Before, Shanghai put its clocks
 * on at midnight: 1919-04-13 00:00 never was.)
 */
function cellOfWeek(week: number): RawCell {
  const serial = 18_300 + week * 7;
  const instant = new Date(Date.UTC(1899, 11, 30 + serial));
  const iso = instant.toISOString().slice(0, 10);
  const forms: readonly RawCell[] = [
    serial,
    { kind: 'date', iso, serial },
    iso,
    `${iso} 23:30`,
    `${instant.getUTCFullYear()}年${instant.getUTCMonth() + 1}月${instant.getUTCDate()}日`,
    serial + 0.75,
  ];
  return forms[week % forms.length] ?? null;
}

const lines: string[] = [];
for (let week = 0; week < 7500; week += 1) {
  const cell = cellOfWeek(week);
  for (const field of fields) {
    const result = kindOf(field).parseCell(cell, field, today);
    const shown =
      result.is === 'value' ? kindOf(field).format(result.value, field, 'zh') : JSON.stringify(result);
    lines.push(`${JSON.stringify(cell)} as ${field.kind}: ${shown}`);
  }
}
console.log(lines.join('\n'));
