import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'vitest';
import { noDefinitions } from '../../../db/schema/definitions';
import { effectiveSchema } from '../../../db/schema/effectiveSchema';
import { registry } from '../../../db/schema/registry';
import { rehearseFile } from '../../../electron/services/imports/planning/rehearseFile';
import { inProcessReader } from '../../support/inProcessReader';
import { differences } from '../../support/nastySheets/differences';
import { expectedOf } from '../../support/nastySheets/expectation';
import { unseenOffices } from '../../support/nastySheets/unseenOffices';
import { unseenExports } from '../../support/nastySheets/unseenExports';
const schema = effectiveSchema(registry, noDefinitions);
const folder = mkdtempSync(join(tmpdir(), 'z-'));
it('x', async () => {
  let all = 0, must = 0, mustRight = 0, wrong = 0, counts = 0, heads = 0, n = 0;
  const out: string[] = [];
  for (const f of [...unseenOffices(), ...unseenExports()]) {
    const path = join(folder, f.fileName.replaceAll('/', ' '));
    writeFileSync(path, f.bytes);
    const found = await rehearseFile(path, { reader: inProcessReader(), schema, users: f.users, today: '2026-11-22' });
    const want = expectedOf(f);
    const d = differences(found, want);
    n += 1;
    if (!d.some((x) => x.startsWith('counts'))) counts += 1;
    if (!d.some((x) => x.startsWith('header'))) heads += 1;
    for (const t of want.tables) for (const c of t.columns) {
      all += 1;
      const isMust = c.field !== null && !(c.altFields ?? []).includes(null);
      const e = d.find((x) => x.startsWith(`column ${String(c.col)} `));
      if (isMust) must += 1;
      if (isMust && !e) mustRight += 1;
      if (e && !e.includes('→ null')) wrong += 1;
    }
    const rowKinds = new Map<string, string>();
    for (const x of d.filter((x) => x.startsWith('row'))) rowKinds.set(x.replace(/^row \d+: /, '').split(' ').slice(0, x.includes('needless') ? 3 : 1).join(' '), x);
    out.push(`== ${f.name}`, ...d.filter((x) => !x.startsWith('row')), ...[...rowKinds.values()]);
  }
  process.stdout.write(out.join('\n') + `\nALL ${n} sheets heads ${heads} counts ${counts} columns ${all} must ${must} right ${mustRight} wrong ${wrong}\n`);
}, 300000);
