import { describe, expect, it } from 'vitest';
import { isQuiet } from '../../../../electron/platform/quietHours';

function at(time: string): Date {
  return new Date(`2026-11-22T${time}:00`);
}

describe('quiet hours', () => {
  const night = { from: '22:00', to: '08:00' };
  const noon = { from: '12:00', to: '13:30' };

  it.each([
    [night, '21:59', false],
    [night, '22:00', true],
    [night, '03:00', true],
    [night, '07:59', true],
    [night, '08:00', false],
    [noon, '11:59', false],
    [noon, '12:00', true],
    [noon, '13:29', true],
    [noon, '13:30', false],
    [{ from: '09:00', to: '09:00' }, '09:00', false],
    [null, '03:00', false],
  ])('%j at %s: %s', (hours, time, isHeld) => expect(isQuiet(hours, at(time))).toBe(isHeld));
});
