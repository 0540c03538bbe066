import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { aCrowd, aFolder, anOffice } from '../../support/anOffice';
import { crm } from '../../support/crmProcess';
import { createImportDesk } from '../../support/importDesk';
import { inProcessReader } from '../../support/inProcessReader';
import { aRoundTripDesk, hasSoffice, savedByOffice } from '../../support/roundTripDesk';

it('a list that came back is known as one where the same columns were imported before, in a folder too', async () => {
  const office = await anOffice();
  await aCrowd(office, 20, (at) => ({ name: `杭州第${at}机电有限公司`, grade: 'A', address: `${at}号` }));
  const trips = aRoundTripDesk(office);
  const path = await trips.exported({ entity: 'account' }, ['name', 'grade', 'address']);
  const folder = join(aFolder(), '旧表');
  mkdirSync(folder);
  copyFileSync(path, join(folder, '客户.xlsx'));
  if (hasSoffice)
    for (const as of ['xls', 'ods']) copyFileSync(savedByOffice(path, as), join(folder, `客户.${as}`));
  const desk = createImportDesk(office.store(), aFolder(), { reader: inProcessReader() });
  // Once it went in like any other sheet: its layout is remembered from then on.
  await desk.importFile(path);
  const found = await desk.imports.folder(desk.actor, { ticket: folder });
  expect(found.files).toHaveLength(hasSoffice ? 3 : 1);
  for (const { ticket } of found.files) {
    const session = await desk.imports.openFile(ticket, '客户', {});
    expect(session.roundTrip).toBe(true);
    const chosen = session.tables.filter(({ isChosen }) => isChosen);
    expect(chosen.map(({ sheet }) => sheet)).not.toContain('keyuan.stamp');
    await desk.imports.close(desk.actor, { session: session.id });
  }
}, 120_000);

it('the command line says that a list came back, and takes it in like any other sheet', async () => {
  const office = await anOffice();
  await aCrowd(office, 5, (at) => ({ name: `杭州第${at}机电有限公司` }));
  const path = await aRoundTripDesk(office).exported({ entity: 'account' }, ['name']);
  const done = await crm(['import', path, '--db', office.path, '--dry-run', '--lang', 'en', '--json']);
  expect(done.err).toContain('a list that came back');
  expect(JSON.parse(done.out)).toMatchObject({ files: [{ rehearsal: { counts: { create: {} } } }] });
}, 60_000);
