import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../../../../db/schema/cell';
import {
  boolean,
  choice,
  choices,
  creditCode,
  date,
  decimal,
  integer,
  longText,
  mail,
  money,
  percent,
  phones,
  reference,
  text,
  timestamp,
  url,
  type Field,
  type FieldValue,
} from '../../../../../db/schema/fields';
import { kindOf, kinds } from '../../../../../db/schema/kinds';
import { checkCharacter } from '../../../../../db/schema/kinds/creditCode';
import { today } from './reading';
import { fc } from '../../../../support/seed';

const label = { zh: '字段', en: 'Field' };
const options = [
  { value: 'a', label: { zh: '甲', en: 'First' } },
  { value: 'b', label: { zh: '乙', en: 'Second' } },
];
const oneOfEach: readonly Field[] = [
  text({ label }),
  text({ label, code: true }),
  longText({ label }),
  integer({ label }),
  decimal({ label }),
  money({ label, currency: 'CNY' }),
  percent({ label }),
  date({ label }),
  timestamp({ label }),
  choice({ label, options }),
  choices({ label, options }),
  boolean({ label }),
  phones({ label }),
  mail({ label }),
  url({ label }),
  creditCode({ label }),
  reference({ label, to: 'account', whenTargetDeleted: 'keep' }),
];

/** Cells as sheets have them: rubbish, near misses and everything between. */
const snippets = fc.constantFrom(
  ...'0123456789年月日号点时分秒元角万亿千百十壹贰叁五六七成%％.,，-—/:：;；()（）+¥$€ 　TZ~约转手机张三无'.split(
    '',
  ),
  ...[
    '2023-05-06',
    '13800138000',
    '0571-88881234',
    '10:20',
    '上午',
    '微信同号',
    '\u200b',
    '\ufeff',
    '\n',
    'E+10',
    '以上',
    '@',
    'http://',
  ],
);
const rubbish = fc.oneof(
  fc.string({ maxLength: 30, unit: 'grapheme' }),
  fc.string({ maxLength: 30, unit: 'binary' }),
  fc.array(snippets, { maxLength: 12 }).map((parts) => parts.join('')),
);
const cells: fc.Arbitrary<RawCell> = fc.oneof(
  { weight: 8, arbitrary: rubbish },
  { weight: 2, arbitrary: fc.oneof(fc.double(), fc.integer(), fc.boolean(), fc.constant(null)) },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.record({ kind: fc.constant('number' as const), value: fc.double(), format: rubbish }),
      fc.record({ kind: fc.constant('error' as const), text: rubbish }),
      fc.record({ kind: fc.constant('date' as const), iso: rubbish, serial: fc.double() }),
    ),
  },
);

const days = fc
  .date({ min: new Date('1901-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10));
const landlines = fc
  .tuple(fc.constantFrom('010', '021', '0571', '0351'), fc.integer({ min: 20_000_000, max: 89_999_999 }))
  .map(([area, number]) => `${area}-${number}`);
const mobiles = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`);
const amounts = fc.integer({ min: -1e14, max: 1e14 });
const creditCodes = fc
  .array(fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), { minLength: 17, maxLength: 17 })
  .map((first) => first.join('') + (checkCharacter(first.join('')) ?? ''));

function read(field: Field, cell: RawCell): FieldValue | undefined {
  const result = kindOf(field).parseCell(cell, field, today);
  return result.is === 'value' ? result.value : undefined;
}

describe('every kind, given 10,000 cells of rubbish', () => {
  it.each(oneOfEach.map((field) => [field.kind, field] as const))(
    '%s never throws, and every value it gives is one it would accept and can store',
    (_kind, field) => {
      const kind = kindOf(field);
      fc.assert(
        fc.property(cells, (cell) => {
          const result = kind.parseCell(cell, field, today);
          if (result.is !== 'value') return;
          expect(kind.check(result.value, field)).toBeUndefined();
          const stored = kind.toColumn(result.value);
          expect(stored === null ? null : kind.fromColumn(stored)).toEqual(result.value);
          expect(typeof kind.format(result.value, field, 'zh')).toBe('string');
          expect(kind.compare(result.value, result.value)).toBe(0);
        }),
        { numRuns: 10_000 },
      );
    },
  );

  it.each(oneOfEach.map((field) => [field.kind, field] as const))(
    '%s checks anything without throwing',
    (_kind, field) => {
      const kind = kindOf(field);
      fc.assert(
        fc.property(fc.anything(), (value) => {
          kind.check(value, field);
        }),
        { numRuns: 1000 },
      );
    },
  );
});

describe('a value with anything else in its cell', () => {
  /** Words that belong to no form of any value. */
  const residue = fc.constantFrom(
    '张',
    '约',
    '前台',
    'abc',
    '?',
    '勿',
    '≈',
    '待确认',
    '&',
    '【旧】',
    '吧',
    '"',
  );
  const typed: readonly (readonly [Field, fc.Arbitrary<string>])[] = [
    [date({ label }), days],
    [timestamp({ label }), days.map((day) => `${day} 10:20`)],
    [money({ label, currency: 'CNY' }), amounts.map((fen) => (fen / 100).toFixed(2))],
    [integer({ label }), fc.integer().map(String)],
    [decimal({ label }), amounts.map((number) => String(number / 100))],
    [percent({ label }), fc.integer({ min: 0, max: 100 }).map((share) => `${share}%`)],
    [phones({ label }), fc.oneof(mobiles, landlines)],
    [creditCode({ label }), creditCodes],
    [boolean({ label }), fc.constantFrom('是', '否')],
    [choice({ label, options }), fc.constantFrom('甲', '乙')],
  ];
  it.each(typed.map(([field, words]) => [field.kind, field, words] as const))(
    '%s is read alone and never together with the rest',
    (_kind, field, words) => {
      fc.assert(
        fc.property(words, residue, fc.constantFrom('', ' '), (word, rest, gap) => {
          expect(read(field, word)).toBeDefined();
          expect(read(field, word + gap + rest)).toBeUndefined();
          expect(read(field, rest + gap + word)).toBeUndefined();
        }),
        { numRuns: 500 },
      );
    },
  );
});

describe('what is shown can be read again', () => {
  it('days, in every way an office writes them', () => {
    const field = date({ label });
    fc.assert(
      fc.property(days, (day) => {
        const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
        const serial = Date.parse(day) / 86_400_000 + 25_569;
        const forms: RawCell[] = [
          day,
          kinds.date.format(day, field, 'zh'),
          `${year}/${month}/${dayOfMonth}`,
          `${year}.${month}.${dayOfMonth}`,
          `${year}年${month}月${dayOfMonth}日`,
          day.replaceAll('-', ''),
          `${day} 23:59:59`,
          { kind: 'date', iso: day, serial },
          ...(serial >= 20_000 && serial <= 60_000 ? [serial, String(serial)] : []),
        ];
        for (const form of forms) expect(read(field, form)).toBe(day);
      }),
      { numRuns: 1000 },
    );
  });

  it('amounts, to the 分', () => {
    const field = money({ label, currency: 'CNY' });
    fc.assert(
      fc.property(amounts, (fen) => {
        const shown = kinds.money.format(fen, field, 'zh');
        expect(read(field, shown)).toBe(fen === 0 ? 0 : fen);
        expect(read(field, shown.replace('¥', ''))).toBe(fen === 0 ? 0 : fen);
        if (Math.abs(fen) < 1e13) expect(read(field, fen / 100)).toBe(fen === 0 ? 0 : fen);
      }),
      { numRuns: 2000 },
    );
  });

  it('amounts in 万, exactly', () => {
    const field = money({ label, currency: 'CNY' });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (fen) => {
        const inTenThousands = (fen / 1e6).toFixed(6);
        expect(read(field, `${inTenThousands}万`)).toBe(fen);
        const result = kinds.money.parseCell(Number(inTenThousands), field, { ...today, multiplier: 10_000 });
        expect(result).toEqual({ is: 'value', value: fen });
      }),
      { numRuns: 2000 },
    );
  });

  it('telephone numbers, alone and together', () => {
    const field = phones({ label });
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(mobiles, landlines), { minLength: 1, maxLength: 4 }), (list) => {
        expect(read(field, kinds.phones.format(list, field, 'zh'))).toEqual(list);
        expect(read(field, list.join(' / '))).toEqual(list);
        expect(read(field, list.join('\n'))).toEqual(list);
        expect(read(field, `+86 ${list[0] ?? ''}`)).toEqual([list[0]]);
      }),
      { numRuns: 1000 },
    );
  });

  it('credit codes; and one wrong character is noticed', () => {
    const field = creditCode({ label });
    fc.assert(
      fc.property(
        creditCodes,
        fc.nat(17),
        fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'),
        (code, place, other) => {
          expect(read(field, code.toLowerCase())).toBe(code);
          const wrong = code.slice(0, place) + other + code.slice(place + 1);
          if (wrong !== code) expect(read(field, wrong)).toBeUndefined();
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('instants, to the minute', () => {
    const field = timestamp({ label });
    const instants = fc.date({
      min: new Date('1970-01-01'),
      max: new Date('2090-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (instant) => {
        const shown = kinds.timestamp.format(instant.toISOString(), field, 'zh');
        const again = read(field, shown);
        expect(kinds.timestamp.format(again as string, field, 'zh')).toBe(shown);
        expect(read(field, instant.toISOString())).toBe(instant.toISOString());
      }),
      { numRuns: 1000 },
    );
  });
});
