import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WrittenCell, WrittenTable } from '../../workers/protocol';
import {
  brands,
  departments,
  forms,
  givenNames,
  places,
  seconds,
  sources,
  surnames,
  titles,
  trades,
} from '../../services/sample/words';
import { createRandom, type Random } from '../../services/sample/random';
import { spreadsheetsOfProcess } from '../spreadsheets';

/** Counts up when the sheet changes, so that an old copy in the temporary folder is not taken for this one. */
const edition = 3;

/** A sheet of customers as offices keep them: twenty columns, the account and a person in one row. */
export const customerTable: WrittenTable = {
  sheet: '客户清单',
  columns: [
    { heading: '客户名称', as: 'text', width: 32 },
    { heading: '客户代码', as: 'text', width: 12 },
    { heading: '统一社会信用代码', as: 'text', width: 22 },
    { heading: '等级', as: 'text', width: 8 },
    { heading: '行业', as: 'text', width: 12 },
    { heading: '地区', as: 'text', width: 12 },
    { heading: '地址', as: 'text', width: 32 },
    { heading: '电话', as: 'text', width: 16 },
    { heading: '网址', as: 'text', width: 24 },
    { heading: '来源', as: 'text', width: 12 },
    { heading: '成立日期', as: 'date', width: 12 },
    { heading: '注册资本', as: 'money', width: 14 },
    { heading: '信用额度', as: 'money', width: 14 },
    { heading: '备注', as: 'text', width: 32 },
    { heading: '联系人', as: 'text', width: 10 },
    { heading: '职务', as: 'text', width: 12 },
    { heading: '部门', as: 'text', width: 12 },
    { heading: '手机', as: 'text', width: 14 },
    { heading: '邮箱', as: 'text', width: 24 },
    { heading: '微信', as: 'text', width: 16 },
  ],
};

const rowsAtOnce = 400;

/** The sheet with so many rows, in the temporary folder; written once, by the program's own writer. */
export async function customerSheet(rows: number): Promise<string> {
  const folder = join(tmpdir(), 'keyuan-bench');
  const path = join(folder, `customers-${edition}-${rows}.xlsx`);
  if (existsSync(path)) return path;
  await mkdir(folder, { recursive: true });
  const table = await spreadsheetsOfProcess().create(path, 'xlsx', customerTable);
  try {
    for (const batch of customerRows(rows)) await table.write(batch);
  } catch (thrown) {
    await table.discard();
    throw thrown;
  }
  await table.finish();
  return path;
}

/** The rows of the sheet, always the same ones: one in six is another person of the customer above. */
export function* customerRows(rows: number): Generator<WrittenCell[][]> {
  const random = createRandom(20);
  let batch: WrittenCell[][] = [];
  let account: WrittenCell[] = [];
  let accounts = 0;
  for (let row = 0; row < rows; row += 1) {
    if (row % 6 !== 5) account = accountCells(random, (accounts += 1));
    batch.push([...account, ...personCells(random, row)]);
    if (batch.length < rowsAtOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Names never repeat: the number of the account, written in the words of the name. */
function accountCells(random: Random, number: number): WrittenCell[] {
  const place = places[number % places.length] ?? places[0];
  const brand = at(brands, Math.floor(number / places.length));
  const second = at(seconds, Math.floor(number / (places.length * brands.length)));
  const trade = trades[Math.floor(number / (places.length * brands.length * seconds.length)) % trades.length];
  const word = at(trade?.words ?? [], number * 7);
  const serial = Math.floor(number / (places.length * brands.length * seconds.length * trades.length));
  const mark = serial === 0 ? '' : at(givenNames, serial);
  return [
    `${place.city}${brand}${second}${mark}${word}${forms[number % forms.length] ?? ''}`,
    `C${String(number).padStart(7, '0')}`,
    creditCode(place.code, number),
    random.pick(['A', 'B', 'B', 'C', 'C', 'C', 'D']),
    trade?.industry ?? null,
    `${place.province}${place.province === place.city ? '' : place.city}`,
    `${place.city}市${random.pick(place.roads)}${random.between(1, 1999)}号${random.between(1, 28)}楼`,
    `${place.area}-${random.between(60_000_000, 89_999_999)}`,
    `https://www.kh${number}.example.com`,
    random.pick(sources).name,
    `${random.between(1990, 2024)}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`,
    random.between(10, 5000) * 10_000,
    random.between(1, 500) * 1000.5,
    random.chance(0.4) ? `${random.pick(departments)}对接，每月${random.between(1, 28)}日对账` : null,
  ];
}

function personCells(random: Random, row: number): WrittenCell[] {
  const mobile = `1${random.pick(['38', '39', '50', '86', '89'])}${String(10_000_000 + ((row * 7919) % 89_999_999))}`;
  return [
    random.pick(surnames) + random.pick(givenNames),
    random.pick(titles),
    random.pick(departments),
    mobile,
    `lxr${row}@kh${row % 9973}.example.com`,
    random.chance(0.5) ? `wx_${mobile.slice(3)}` : null,
  ];
}

function at(list: readonly string[], index: number): string {
  return list[index % list.length] ?? '';
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

const codeSigns = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const codeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** A credit code with its check sign (GB 32100-2015). */
function creditCode(district: string, number: number): string {
  const body = `91${district}MA${number.toString(10).padStart(7, '0')}`;
  let sum = 0;
  for (const [index, weight] of codeWeights.entries()) sum += codeSigns.indexOf(body.charAt(index)) * weight;
  return body + codeSigns.charAt((31 - (sum % 31)) % 31);
}
