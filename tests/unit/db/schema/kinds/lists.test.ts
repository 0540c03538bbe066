import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../../../../db/schema/cell';
import { boolean, choice, choices, reference } from '../../../../../db/schema/fields';
import { kinds } from '../../../../../db/schema/kinds';
import { parseTitle } from '../../../../../db/schema/kinds/reference';
import { reading, shown } from './reading';

const stage = choice({
  label: { zh: '阶段', en: 'Stage' },
  options: [
    { value: 'firstContact', label: { zh: '初步接洽', en: 'First contact' }, aliases: ['初步接触', '初访'] },
    { value: 'proposal', label: { zh: '方案报价', en: 'Proposal' }, aliases: ['已报价', '报价'] },
    { value: 'none', label: { zh: '无', en: 'None' } },
  ],
});
const types = choices({ label: { zh: '类型', en: 'Types' }, options: stage.options });
const primary = boolean({ label: { zh: '首要', en: 'Primary' } });
const source = reference({ label: { zh: '来源', en: 'Source' }, to: 'source', whenTargetDeleted: 'keep' });

describe('an entry of a list in a cell', () => {
  it.each<[RawCell, string]>([
    ['方案报价', '= proposal'],
    ['proposal', '= proposal'],
    ['PROPOSAL', '= proposal'],
    ['first contact', '= firstContact'],
    ['已报价', '= proposal'],
    [' 方案 报价 ', '= proposal'],
    ['Ｐｒｏｐｏｓａｌ', '= proposal'],
    ['无', '= none'],
    ['-', 'blank'],
    ['暂无', 'blank'],
    [null, 'blank'],
    ['方案报价中', '! choiceUnknown → proposal'],
    ['初步', '! choiceUnknown → firstContact'],
    ['谈判', '! choiceUnknown'],
    ['初步接洽/已报价', '! choiceUnknown'],
    [5, '! choiceUnknown'],
    [{ kind: 'error', text: '#N/A' }, '! cellError'],
  ])('%j reads as %s', (cell, expected) => {
    expect(reading(stage, cell)).toBe(expected);
    // The dictionary remembers: twice is the same.
    expect(reading(stage, cell)).toBe(expected);
  });

  it('is shown by its label, and by its value once the option is gone', () => {
    expect(kinds.choice.format('proposal', stage, 'zh')).toBe('方案报价');
    expect(kinds.choice.format('proposal', stage, 'en')).toBe('Proposal');
    expect(kinds.choice.format('gone', stage, 'en')).toBe('gone');
    expect(kinds.choice.check('gone', stage)).toBe('choiceUnknown');
    expect(kinds.choice.check('方案报价', stage)).toBe('choiceUnknown');
  });
});

describe('several entries of a list in a cell', () => {
  it.each<[RawCell, string]>([
    ['方案报价', '= ["proposal"]'],
    ['初访、已报价', '= ["firstContact","proposal"]'],
    ['初访/报价；初步接洽', '= ["firstContact","proposal"]'],
    ['初访\n报价', '= ["firstContact","proposal"]'],
    ['初访,谈判', '! choiceUnknown'],
    ['', 'blank'],
    ['/', 'blank'],
  ])('%j reads as %s', (cell, expected) => {
    expect(reading(types, cell)).toBe(expected);
  });

  it('are stored as JSON and united when two desks edit them', () => {
    const { toColumn, fromColumn, check, format, merge } = kinds.choices;
    expect(toColumn(['proposal', 'none', 'proposal'])).toBe('["proposal","none"]');
    expect(fromColumn('["proposal","none"]')).toEqual(['proposal', 'none']);
    expect(check(['proposal', 'gone'], types)).toBe('choiceUnknown');
    expect(check('proposal', types)).toBe('choiceUnknown');
    expect(format(['proposal', 'none'], types, 'zh')).toBe('方案报价、无');
    expect(merge?.(['a', 'b'], ['b', 'c'], ['a', 'b', 'd'])).toEqual(['b', 'd', 'c']);
  });
});

describe('yes or no in a cell', () => {
  it.each<[RawCell, string]>([
    ...['是', '有', 'Y', 'yes', '√', '✓', '1', 'TRUE', 'ｙ'].map((word): [RawCell, string] => [
      word,
      '= true',
    ]),
    ...['否', '无', 'N', 'no', '×', 'x', '0', 'false'].map((word): [RawCell, string] => [word, '= false']),
    [true, '= true'],
    [1, '= true'],
    [0, '= false'],
    [2, '! booleanUnknown'],
    ['也许', '! booleanUnknown'],
    ['-', 'blank'],
    [null, 'blank'],
  ])('%j reads as %s', (cell, expected) => {
    expect(reading(primary, cell)).toBe(expected);
  });

  it('is 1 or 0 in the table and a word for people', () => {
    expect([kinds.boolean.toColumn(true), kinds.boolean.toColumn(false)]).toEqual([1, 0]);
    expect([kinds.boolean.fromColumn(1), kinds.boolean.fromColumn(0)]).toEqual([true, false]);
    expect(kinds.boolean.format(true, primary, 'zh')).toBe('是');
    expect(kinds.boolean.format(false, primary, 'en')).toBe('No');
    expect(kinds.boolean.check(1, primary)).toBe('booleanUnknown');
  });
});

describe('another record in a cell', () => {
  it('is its title, which the caller looks up', () => {
    expect(shown(parseTitle(' 2023 春季展 '))).toBe('= 2023 春季展');
    expect(shown(parseTitle('无'))).toBe('blank');
    expect(reading(source, '2023春季展')).toBe('! referenceUnknown → 2023春季展');
    expect(kinds.reference.check(5, source)).toBeUndefined();
    expect(kinds.reference.check(0, source)).toBe('referenceUnknown');
    expect(kinds.reference.check('5', source)).toBe('referenceUnknown');
  });
});
