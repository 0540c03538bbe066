import { expect, it } from 'vitest';
import { isName } from '../../../../db/search/indexPending';
import { isReadAs, readingsOfName } from '../../../../db/search/pinyin';
import { fc } from '../../../support/seed';

const characters = [...'华盛重庆长行单仇解曾朝阳乐厦门银州机电3mB'];
const name = fc
  .array(fc.constantFrom(...characters), { minLength: 1, maxLength: 4 })
  .map((all) => all.join(''));

it('reads a name as the list of its readings does, in full or by initials, from anywhere in it', () => {
  fc.assert(
    fc.property(name, fc.nat(200), fc.nat(200), fc.nat(6), (text, which, start, length) => {
      const readings = readingsOfName(text).flatMap(({ full, initials }) => [full, initials]);
      // The list ends at 16 readings; up to there both must know the same.
      fc.pre(readings.length < 32);
      const reading = readings[which % Math.max(1, readings.length)] ?? 'hs';
      const part = reading.slice(start % reading.length, (start % reading.length) + 1 + length);
      for (const wanted of [part, `${part}q`, part.split('').reverse().join('')])
        expect(isReadAs(text, wanted), `${text} ${wanted}`).toBe(
          readings.some((one) => one.includes(wanted)),
        );
    }),
    { numRuns: 400 },
  );
});

it.each([
  ['重庆长江', 'cqcj', true],
  ['重庆长江', 'zqzj', true],
  ['重庆长江', 'ongqingch', true],
  ['单雄信', 'shanx', true],
  ['华盛', 'sheng', true],
  ['华盛', 'hs', true],
  ['华盛', 'sh', true],
  ['华盛', 'huash', true],
  ['华盛', 'hash', false],
  ['Apple', 'apple', false],
  ['3M中国', '3mzg', true],
])('reads %s as %s: %s', (text, wanted, expected) => {
  expect(isReadAs(text, wanted)).toBe(expected);
});

it.each([
  ['杭州华盛机电设备有限公司', true],
  ['siemens (中国) co., ltd.', true],
  ['已寄样品,等测试结果。', false],
  ['电话沟通,对方感兴趣', false],
  ['约好下周;再谈', false],
  ['一'.repeat(41), false],
])('takes a line for a name or for notes: %s', (line, expected) => {
  expect(isName(line)).toBe(expected);
});
