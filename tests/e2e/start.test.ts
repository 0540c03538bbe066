import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { launchProgram, top } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sheet = join(top, 'tests/fixtures/samples/样例1_企业客户清单.xlsx');

describe('the start of the program', () => {
  it('opens the database named on the command line', async () => {
    const database = join(folder, '测试办公室.kydb');
    execFileSync(
      process.execPath,
      [join(top, 'out/cli/index.js'), 'demo', '--size', '20', '--db', database],
      { stdio: 'pipe' },
    );
    const launched = await launchProgram({ words: [database] });
    try {
      await launched.page.getByRole('link', { name: '客户', exact: true }).waitFor();
      await launched.page
        .getByText(/公司$|厂$/)
        .first()
        .waitFor();
      expect(launched.complaints).toEqual([]);
    } finally {
      await launched.close();
    }
  });

  it('tells the page of a sheet it was opened with, by its name and not by its path', async () => {
    const copy = join(folder, '旧客户表.xlsx');
    cpSync(sheet, copy);
    const launched = await launchProgram({ words: ['--sample', copy] });
    try {
      await launched.page
        .getByText(/旧客户表\.xlsx/)
        .first()
        .waitFor();
      expect(await launched.page.content()).not.toContain(folder);
    } finally {
      await launched.close();
    }
  });

  it('opens with sample data when it is asked to, in the language and the look of the desk', async () => {
    const launched = await launchProgram({
      words: ['--sample'],
      settings: { language: 'en', theme: 'dark' },
    });
    try {
      await launched.page.getByRole('link', { name: 'Accounts', exact: true }).first().waitFor();
      const menu = await launched.program.evaluate(({ Menu }) =>
        Menu.getApplicationMenu()?.items.map((item) => item.label.replace('&', '')),
      );
      expect(menu?.slice(-7)).toEqual(['File', 'Edit', 'View', 'Record', 'Tools', 'Window', 'Help']);
      expect(await launched.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(
        true,
      );
      expect(launched.complaints).toEqual([]);
    } finally {
      await launched.close();
    }
  });
});
