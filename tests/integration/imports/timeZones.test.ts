import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const script = fileURLToPath(new URL('printRehearsals.ts', import.meta.url));

function rehearsalsIn(zone: string): string {
  return execFileSync(process.execPath, ['--import', 'tsx', script], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
}

it('whole files are read the same in Shanghai, Greenwich and New York', () => {
  const shanghai = rehearsalsIn('Asia/Shanghai');
  expect(shanghai.split('\n').length).toBeGreaterThan(25);
  expect(shanghai).toContain('"customer.last_follow_date":"2024-03-01"');
  expect(rehearsalsIn('UTC')).toBe(shanghai);
  expect(rehearsalsIn('America/New_York')).toBe(shanghai);
}, 120_000);
