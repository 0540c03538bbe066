import { expect, it } from 'vitest';
import { createEarlierValues } from '../../../../../../electron/services/imports/cells/earlierValues';

it('says which earlier row said something else of the same field of the same record', () => {
  const earlier = createEarlierValues(2);
  const say = (record: number, place: number, value: unknown, row: number) =>
    earlier.differs(record, place, { value, table: 0, row });
  expect(say(0, 0, '科技路1号', 2)).toBeNull();
  expect(say(0, 1, 5000, 2)).toBeNull();
  expect(say(1, 0, '文三路2号', 3)).toBeNull();
  expect(say(0, 0, '科技路２号', 4)).toEqual({ table: 0, row: 2 });
  expect(say(0, 1, 5001, 4)).toEqual({ table: 0, row: 2 });
  expect(say(2, 1, 12.25, 5)).toBeNull();
  expect(say(2, 1, 12.5, 6)).toEqual({ table: 0, row: 5 });
  expect(say(3000, 1, true, 5)).toBeNull();
  expect(say(3000, 1, false, 6)).toEqual({ table: 0, row: 5 });
});

it('finds nothing in a blank, and no difference in width, case or blanks', () => {
  const earlier = createEarlierValues(1);
  const say = (value: unknown, row: number) => earlier.differs(0, 0, { value, table: 1, row });
  expect(say('科技路1号 A座', 2)).toBeNull();
  expect([say('科技路１号ａ座', 3), say(undefined, 4), say('', 5), say(null, 6)]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
