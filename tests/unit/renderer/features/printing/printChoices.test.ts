import { describe, expect, it } from 'vitest';
import {
  daysBefore,
  firstChoices,
  readChoices,
} from '../../../../../renderer/features/printing/printChoices';

describe('what was chosen for printing', () => {
  const first = firstChoices(3);

  it('lies across from the start for a wide list', () => {
    expect(firstChoices(6).sheet.orientation).toBe('portrait');
    expect(firstChoices(7).sheet.orientation).toBe('landscape');
  });

  it('comes back as it was remembered', () => {
    const chosen = {
      ...first,
      sheet: { paper: 'B5', orientation: 'landscape', margins: 'wide', fitsWidth: false } as const,
      columns: ['name', 'grade'],
      without: ['timeline'],
      entries: 100,
      days: 90,
      hasTotals: false,
    };
    expect(readChoices(JSON.stringify(chosen), first)).toEqual(chosen);
  });

  it('stands as it does at first where what was remembered is not understood', () => {
    for (const text of ['', 'null', '[]', '{"sheet":7,"columns":{},"entries":7,"days":"x","hasTotals":"no"}'])
      expect(readChoices(text, first)).toEqual(first);
    const odd = readChoices('{"sheet":{"paper":"A0","margins":"wide"},"columns":["name",7]}', first);
    expect(odd.sheet).toEqual({ ...first.sheet, margins: 'wide' });
    expect(odd.columns).toEqual(['name']);
  });

  it('counts days in the calendar, over the ends of months and years', () => {
    expect(daysBefore(new Date(2026, 10, 22), 30)).toBe('2026-10-23');
    expect(daysBefore(new Date(2026, 0, 5), 30)).toBe('2025-12-06');
  });
});
