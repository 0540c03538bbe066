import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../../../../db/schema/cell';
import { timestamp } from '../../../../../db/schema/fields';
import { kinds } from '../../../../../db/schema/kinds';
import { today } from './reading';

const field = timestamp({ label: { zh: '跟进时间', en: 'Followed at' } });

/** What a person reads back: the same in every time zone, because typed and shown in the same one. */
function readBack(cell: RawCell): string {
  const result = kinds.timestamp.parseCell(cell, field, today);
  if (result.is === 'value') return kinds.timestamp.format(result.value, field, 'zh');
  return result.is === 'blank' ? 'blank' : `! ${result.problem}`;
}

describe('an instant in a cell', () => {
  it.each<[RawCell, string]>([
    ['2023-05-06 10:20', '2023-05-06 10:20'],
    ['2023/5/6 10:20:30', '2023-05-06 10:20'],
    ['2023-05-06', '2023-05-06 00:00'],
    ['2023年5月6日 下午3:05', '2023-05-06 15:05'],
    ['2023年5月6日下午3点', '2023-05-06 15:00'],
    ['2023年5月6日上午9点半', '2023-05-06 09:30'],
    ['2023年5月6日15时20分30秒', '2023-05-06 15:20'],
    ['5/14/2023 12:20 AM', '2023-05-14 00:20'],
    ['2023-05-06T10:20:30', '2023-05-06 10:20'],
    [45052.5, '2023-05-06 12:00'],
    ['45052.75', '2023-05-06 18:00'],
    [{ kind: 'date', iso: '2023-05-06T10:20:00', serial: 45052.4 }, '2023-05-06 10:20'],
    [{ kind: 'date', iso: '2023-05-06', serial: 45052 }, '2023-05-06 00:00'],
    ['2023-05-06 24:30', '! timeInvalid'],
    ['2023-05-06 10:61', '! timeInvalid'],
    ['10:20', '! timeInvalid'],
    ['2023-05-0610:20', '! timeInvalid'],
    ['2023-05-06 10:20 会议室', '! dateInvalid'],
    ['刚才', '! dateInvalid'],
    ['', 'blank'],
  ])('%j is read back as %s', (cell, expected) => {
    expect(readBack(cell)).toBe(expected);
  });

  it('with a zone of its own is that very instant', () => {
    const read = (cell: string) => kinds.timestamp.parseCell(cell, field, today);
    expect(read('2023-05-06T10:20:30.250Z')).toEqual({ is: 'value', value: '2023-05-06T10:20:30.250Z' });
    expect(read('2023-05-06 10:20:30+08:00')).toEqual({ is: 'value', value: '2023-05-06T02:20:30.000Z' });
    expect(read('2023-05-06T10:20:30+99:00')).toEqual({ is: 'problem', problem: 'timeInvalid' });
  });
});

describe('an instant as a value', () => {
  it('is stored in one form, so that the order of texts is the order of time', () => {
    expect(kinds.timestamp.toColumn('2023-05-06T10:20:30Z')).toBe('2023-05-06T10:20:30.000Z');
    expect(kinds.timestamp.check('2023-05-06T10:20:30Z', field)).toBeUndefined();
    expect(kinds.timestamp.check('2023-05-06 10:20', field)).toBe('timeInvalid');
    expect(kinds.timestamp.check('2023-02-30T10:20:30Z', field)).toBe('timeInvalid');
    expect(kinds.timestamp.check(1683368430000, field)).toBe('timeInvalid');
  });
});
