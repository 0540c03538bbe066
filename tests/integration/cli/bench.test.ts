import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { crm } from '../../support/crmProcess';

const script = fileURLToPath(new URL('../../../scripts/bench.mjs', import.meta.url));

interface Report {
  readonly figures: readonly { readonly name: string; readonly measured: number; readonly isMet: boolean }[];
  readonly cases: readonly {
    readonly of: string;
    readonly name: string;
    readonly program: { p95: number };
  }[];
  readonly information: Readonly<Record<string, number>>;
}

/** The script as `npm run bench` starts it. */
function bench(words: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [script, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

// The bench reads /proc.
describe.skipIf(process.platform !== 'linux')('npm run bench', () => {
  it('runs the part named, and writes one report as JSON', { timeout: 300_000 }, async () => {
    const run = await bench(['volume', '--share', '0.001', '--quick', '--json']);
    expect(run.err).not.toContain('Error');
    const report = JSON.parse(run.out) as Report;
    expect(report.figures.map(({ name }) => name)).toEqual([
      'pages',
      'search',
      'ownFields',
      'recordPage',
      'duplicates',
    ]);
    // A limit that was missed on a busy machine is no mistake of the bench; any other code is.
    expect(run.code).toBe(report.figures.every(({ isMet }) => isMet) ? 0 : 4);
    expect(report.information).toMatchObject({
      volume_account: 200,
      volume_contact: 300,
      volume_accountContact: 300,
      volume_followUp: 1000,
    });
    for (const { name, measured } of report.figures) expect(measured, name).toBeGreaterThan(0);
    expect(new Set(report.cases.map(({ of }) => of))).toEqual(
      new Set(['pages', 'search', 'ownFields', 'recordPage', 'others']),
    );
    expect(report.cases.every(({ program }) => program.p95 > 0)).toBe(true);
  });

  it.each([['nonsense'], ['--share', '0'], ['--share', '2']])('refuses %s %s', async (...words) => {
    expect((await crm(['bench', ...words])).code).toBe(2);
  });
});

describe.skipIf(process.platform !== 'linux')('the large office of the bench', () => {
  it('is a file crm check accepts', { timeout: 120_000 }, async ({ onTestFinished }) => {
    const folder = await mkdtemp(join(tmpdir(), 'keyuan-test-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const db = join(folder, 'volume.kydb');
    const made = await crm(['bench-part', 'makeVolume', JSON.stringify({ db, share: 0.002 })]);
    expect(made.code, made.err).toBe(0);
    const check = await crm(['check', '--db', db, '--json']);
    expect(check.json()).toMatchObject({ ok: true, problems: [] });
    expect(check.json<{ records: object }>().records).toMatchObject({
      account: 400,
      contact: 600,
      followUp: 2000,
    });
  });
});
