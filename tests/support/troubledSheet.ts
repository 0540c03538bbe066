import { writeFileSync } from 'node:fs';
import * as XLSX from 'xlsx';

const heading = [
  '客户名称',
  '统一社会信用代码',
  '联系人',
  '手机',
  '邮箱',
  '等级',
  '来源',
  '负责人',
  '网址',
  '项目名称',
  '预计金额',
  '赢率',
  '预计成交日期',
];

type Line = readonly (string | number | null)[];

function good(index: number): Line {
  const number = String(index).padStart(4, '0');
  return [
    `杭州第${number}号农业科技有限公司`,
    '',
    '张伟',
    String(13_800_000_000 + index),
    `office${number}@example.com`,
    'A',
    '展会',
    '王芳',
    'www.example.com',
    `大棚改造${number}期`,
    12.5 + index,
    '60%',
    '2026-03-05',
  ];
}

/** One line with another text in some columns. */
function bad(index: number, changes: Readonly<Record<string, string | number | null>>): Line {
  return good(index).map((cell, at) => {
    const name = heading[at] ?? '';
    return name in changes ? (changes[name] ?? null) : cell;
  });
}

/** A sheet with a dozen kinds of problems among good rows, as an office has them. */
export function writeTroubledSheet(path: string, goodRows = 6): void {
  const lines: Line[] = [
    heading,
    ...Array.from({ length: goodRows }, (_none, index) => good(index + 1)),
    bad(9001, { 客户名称: '' }),
    bad(9002, { 手机: '1390000' }),
    bad(9003, { 手机: '1.38E+10' }),
    bad(9004, { 手机: '见名片背面' }),
    bad(9005, { 邮箱: 'zhangwei#example' }),
    bad(9006, { 等级: '钻石级' }),
    bad(9007, { 等级: '钻石级' }),
    bad(9008, { 预计金额: '10万~20万' }),
    bad(9009, { 预计金额: '面议' }),
    bad(9010, { 预计金额: '5万美元' }),
    bad(9011, { 赢率: '160%' }),
    bad(9012, { 预计成交日期: '2026-02-30' }),
    bad(9013, { 预计成交日期: '3月5日' }),
    bad(9014, { 统一社会信用代码: '913501O2RDM2FHXDQP' }),
    bad(9015, { 负责人: '老赵' }),
    bad(9016, { 网址: '公司官网在建' }),
    ['合计', '', '', '', '', '', '', '', '', '', 3000, '', ''],
  ];
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(lines as unknown[][]), '客户');
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}
