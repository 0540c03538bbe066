import { expect, it } from 'vitest';
import type { AnyRecord } from '../../../../../../db/schema/defineEntity';
import { blendValues } from '../../../../../../electron/services/imports/rows/blendValues';

const record = {
  id: 1,
  rowVersion: 1,
  name: '绿源',
  grade: 'A',
  address: null,
  phones: ['1'],
} as unknown as AnyRecord;

it('fills blanks and adds to lists, and leaves everything else as it is', () => {
  expect(blendValues(record, { grade: 'B', address: '文三路', phones: ['1', '2'] }, 'fill', {})).toEqual({
    address: '文三路',
    phones: ['1', '2'],
  });
});

it('updates what differs, never with a blank', () => {
  expect(blendValues(record, { grade: 'B', name: null, address: undefined }, 'update', {})).toEqual({
    grade: 'B',
  });
});

it('keeps what an earlier row of the same batch gave', () => {
  expect(blendValues(record, { grade: 'C' }, 'update', { grade: 'B' })).toEqual({ grade: 'B' });
});
