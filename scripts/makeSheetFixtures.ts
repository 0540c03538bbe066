import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { top } from './run.mjs';

/**
 * `tsx scripts/makeSheetFixtures.ts`: makes the sheets in tests/fixtures/sheets that only a real spreadsheet program can
 * make, from libreoffice.ods beside them. Needs LibreOffice (`soffice`) on the search path. Passwords cannot be set this
 * way, and there is no filter for Excel 95 or, without its database part, for dBase any more. password.xls, password.ods and password-standard.xlsx were saved by hand, with the password crm2023.
 */

const folder = join(top, 'tests/fixtures/sheets');

/** What is made: the name, the ending LibreOffice gives, and its filter. 85 is GB18030 in its list of encodings. */
const wanted = [
  ['libreoffice.fods', 'fods', 'OpenDocument Spreadsheet Flat XML'],
  ['libreoffice.xlsx', 'xlsx', 'Calc MS Excel 2007 XML'],
  ['libreoffice-gb18030.csv', 'csv', 'Text - txt - csv (StarCalc):44,34,85,1'],
  ['libreoffice.slk', 'slk', 'SYLK'],
  ['libreoffice.dif', 'dif', 'DIF'],
] as const;

function convert(work: string, [name, ending, filter]: (typeof wanted)[number]): void {
  const out = mkdtempSync(join(work, 'out-'));
  const done = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(join(work, 'profile')).href}`,
      '--headless',
      '--convert-to',
      `${ending}:${filter}`,
      '--outdir',
      out,
      join(folder, 'libreoffice.ods'),
    ],
    { encoding: 'utf8' },
  );
  const made = readdirSync(out).find((file) => file.endsWith(`.${ending}`));
  if (made === undefined) throw new Error(`soffice made no ${name}: ${done.stderr}${done.stdout}`);
  copyFileSync(join(out, made), join(folder, name));
  process.stdout.write(`${name}\n`);
}

const work = mkdtempSync(join(tmpdir(), 'keyuan-fixtures-'));
try {
  for (const one of wanted) {
    convert(work, one);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
