import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('printReadings.ts', import.meta.url));

function readingsIn(zone: string): string {
  return execFileSync(process.execPath, ['--import', 'tsx', script], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
}

describe('cells', () => {
  it('read the same in Shanghai, Greenwich and New York', () => {
    const shanghai = readingsIn('Asia/Shanghai');
    expect(shanghai.split('\n').length).toBeGreaterThan(44_000);
    expect(shanghai).toContain('as date: 2023-');
    expect(readingsIn('UTC')).toBe(shanghai);
    expect(readingsIn('America/New_York')).toBe(shanghai);
  });
});
