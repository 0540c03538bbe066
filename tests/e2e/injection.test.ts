import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { injectionTexts } from '../support/injectionTexts';
import { listPage } from './pages/listPage';
import { recordPage } from './pages/recordPage';
import { crm } from './support/commandLine';
import { launchProgram, type Launched } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-injection-'));
const database = join(folder, '办公室.kydb');
/** On one line, as names are; what a text file keeps of them. */
const texts = injectionTexts
  .map(({ kept, keptOfTextFile = kept }) => keptOfTextFile)
  .filter((text) => !text.includes('\n'));
const image = texts.findIndex((text) => text.includes('<img'));
let launched: Launched;

beforeAll(async () => {
  expect(crm('demo', '--size', '1', '--db', database).code).toBe(0);
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const lines = texts.map((text, at) =>
    [`第${at}家 ${text}`, text, `张${at}`, `2026-03-01`, `来电 ${text}`].map(quoted).join(','),
  );
  const sheet = join(folder, '客户.csv');
  writeFileSync(sheet, `\uFEFF客户名称,备注,联系人,跟进时间,跟进内容\n${lines.join('\n')}\n`);
  expect(crm('import', sheet, '--db', database).errors).toBe('');
  launched = await launchProgram({ words: [database] });
  await listPage(launched.page).ready();
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What of the texts became a part of the page that acts. */
function alive(): Promise<unknown> {
  return launched.page.evaluate(() => ({
    owned: (globalThis as { owned?: unknown }).owned ?? null,
    scripts: [...document.scripts].filter(({ src }) => !src.startsWith('crm://app/')).length,
    handlers: [...document.querySelectorAll('*')].filter((element) =>
      [...element.attributes].some(({ name }) => name.startsWith('on')),
    ).length,
    images: document.querySelectorAll('img[src="x"]').length,
    links: document.querySelectorAll('a[href^="javascript:"]').length,
  }));
}
const nothing = { owned: null, scripts: 0, handlers: 0, images: 0, links: 0 };

describe('texts of a sheet that would be code', () => {
  it('are letters in the list', async () => {
    const list = listPage(launched.page);
    await list.holds(texts.length + 1);
    await list.search('第');
    await list.rowOf(`第${image}家 ${texts[image] ?? ''}`).waitFor();
    expect(await alive()).toEqual(nothing);
    await launched.screenshot('injection-list');
  });

  it('are letters on the page of a record, with its people and its timeline', async () => {
    const { page } = launched;
    const name = `第${image}家 ${texts[image] ?? ''}`;
    await listPage(page).open(name);
    const record = recordPage(page);
    await record.facts.waitFor();
    await expect.poll(() => record.title.innerText()).toBe(name);
    await record.facts
      .getByText(texts[image] ?? '', { exact: true })
      .first()
      .waitFor();
    await page
      .getByText(`来电 ${texts[image] ?? ''}`)
      .first()
      .waitFor();
    expect(await alive()).toEqual(nothing);
    await launched.screenshot('injection-record');
  });
});
