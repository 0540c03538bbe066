import { describe, expect, it } from 'vitest';
import { collationKey } from '../../../../db/search/collationKey';
import { collationOrder } from '../../../../db/search/collationTable';

const collator = new Intl.Collator('zh-Hans-CN');

describe('the collation key', () => {
  it('orders more than 99.99 % of random pairs as the collator does', () => {
    const random = generator(20261122);
    const texts = Array.from({ length: 40_000 }, () => text(random));
    let wrong = 0;
    for (let index = 0; index < texts.length; index += 1) {
      const left = texts[index] ?? '';
      const right = near(left, texts[(index + 1) % texts.length] ?? '', random);
      if (order(left, right) !== Math.sign(collator.compare(left, right))) wrong += 1;
    }
    expect(wrong).toBeLessThanOrEqual(4);
  });

  it('sorts names as people look them up', () => {
    const names = [
      '单县商行',
      '张三',
      '阿里',
      'Zoo',
      'apple',
      'Apple',
      '重庆机电',
      '123',
      '１２３',
      '华为',
      '华盛 机电',
      '华盛机电',
    ];
    const byKey = [...names].sort((left, right) => order(left, right));
    expect(byKey).toEqual([...names].sort((left, right) => collator.compare(left, right)));
  });

  it('puts a shorter name before the longer one that begins with it', () => {
    expect(order('张三', '张三丰')).toBe(-1);
    expect(order('A', 'ab')).toBe(-1);
  });

  it('keeps rare Han between the others and Latin letters', () => {
    expect(order('𠮷野家', '阿里')).toBe(1);
    expect(order('𠮷野家', 'a')).toBe(-1);
  });

  it('says the same of the same', () => {
    expect(collationKey('')).toBe('');
    expect(collationKey('华盛')).toBe(collationKey('华盛'));
  });
});

/** As SQLite compares: by the bytes of UTF-8. */
function order(left: string, right: string): number {
  return Buffer.compare(Buffer.from(collationKey(left)), Buffer.from(collationKey(right)));
}

const han = [...collationOrder].filter((one) => /[\u4e00-\u9fa5]/.test(one));
const usual = '有限公司科技机电贸易集团股份厂部张王李赵刘陈杨黄周吴华盛';
const latin = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const marks = ' -_.,()（）·、＆&#+/ａＢ１あア';

function text(random: () => number): string {
  const length = 1 + Math.floor(random() * 8);
  return Array.from({ length }, () => {
    const kind = random();
    if (kind < 0.4) return pick(random, han);
    if (kind < 0.7) return pick(random, [...usual]);
    return kind < 0.9 ? pick(random, [...latin]) : pick(random, [...marks]);
  }).join('');
}

/** Half of the pairs differ in one place only: those are the hard ones. */
function near(left: string, other: string, random: () => number): string {
  if (random() < 0.5) return other;
  const place = Math.floor(random() * left.length);
  return left.slice(0, place) + text(random).charAt(0) + left.slice(place + (random() < 0.5 ? 1 : 0));
}

function pick(random: () => number, from: readonly string[]): string {
  return from[Math.floor(random() * from.length)] ?? '';
}

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
