import { describe, expect, it } from 'vitest';
import { builtInFormats, meaningOfFormat } from '../../../../electron/workers/numberFormats';
import { isoFromSerial, serialFromIso } from '../../../../electron/workers/serialDate';
import { fc } from '../../../support/seed';

describe('serials of dates', () => {
  it.each([
    [0, '1899-12-30'],
    [61, '1900-03-01'],
    [45351, '2024-02-29'],
    [43831.75, '2020-01-01T18:00:00'],
    [43831.999999999, '2020-01-02'],
    [2958465, '9999-12-31'],
  ])('%d is %s', (serial, iso) => expect(isoFromSerial(serial)).toBe(iso));

  it.each([-1, 2958466, Number.NaN, Infinity])('%d is no date', (serial) =>
    expect(isoFromSerial(serial)).toBeNull(),
  );

  it('come back from their text, day by day, as the calendar of the platform says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2958465 }), (serial) => {
        const iso = new Date((serial - 25569) * 86_400_000).toISOString().slice(0, 10);
        expect(isoFromSerial(serial)).toBe(iso);
        expect(serialFromIso(iso)).toBe(serial);
      }),
    );
  });

  it.each(['2023-02-30', '2024-13-01', '2024-1-1', 'x', ''])('%j has none', (text) =>
    expect(serialFromIso(text)).toBeNull(),
  );
});

describe('number formats', () => {
  it.each([
    'yyyy-mm-dd',
    'd-mmm-yy',
    'yyyy"年"m"月"d"日";@',
    '[$-804]aaaa;@',
    '[$-F800]dddd\\,\\ mmmm\\ dd',
    'm"月"',
    'yyyy-mm-dd hh:mm:ss.000',
    'e"年"',
    '[Red]yyyy/m/d',
  ])('%s shows a date', (code) => expect(meaningOfFormat(code).is).toBe('date'));

  it.each([
    'General',
    '0',
    '0.00',
    '#,##0.00',
    '@',
    '',
    '#,##0_);(#,##0)',
    '[Red]#,##0',
    '0.00E+00',
    'G/通用格式',
  ])('%s tells nothing', (code) => expect(meaningOfFormat(code).is).toBe('plain'));

  it.each([
    '0%',
    '0.0"万"',
    '000000',
    'h:mm',
    '[h]:mm',
    '"¥"#,##0.00',
    '[$USD] 0.00',
    '0"天"',
    '上午/下午h"时"mm"分"',
    '0 d',
  ])('%s is carried along', (code) => expect(meaningOfFormat(code)).toEqual({ is: 'telling', code }));

  it('of a Chinese Excel are known by number', () => {
    expect([31, 57, 27, 58].map((id) => meaningOfFormat(builtInFormats[id] ?? '').is)).toEqual([
      'date',
      'date',
      'date',
      'date',
    ]);
    expect(meaningOfFormat(builtInFormats[32] ?? '').is).toBe('telling');
  });
});
