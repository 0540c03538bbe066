import type { Heading } from '../headings/headings';
import type { TargetIndex } from '../headings/targetIndex';

/** Headings of two letters as programs of the nineties wrote them: they mean nothing outside a sheet full of such. */
const twoLetters: Readonly<Record<string, string>> = {
  bh: '编号',
  mc: '名称',
  jc: '简称',
  dw: '单位',
  gs: '公司',
  xm: '姓名',
  xb: '性别',
  sr: '生日',
  zw: '职务',
  bm: '部门',
  dh: '电话',
  sj: '手机',
  cz: '传真',
  dz: '地址',
  yb: '邮编',
  yx: '邮箱',
  wx: '微信',
  wz: '网址',
  sh: '税号',
  zh: '账号',
  fr: '法人',
  hy: '行业',
  dj: '等级',
  lx: '类型',
  ly: '来源',
  zt: '状态',
  dq: '地区',
  sf: '省份',
  cs: '城市',
  je: '金额',
  bz: '备注',
};

/** Fewer headings in initials than this are no habit. */
const fewest = 3;

/**
 * Headings of a sheet that heads its columns with the initials of words (`KHMC`, `LXR`): those of two letters are read
 * as the words they stand for. Other sheets are left as they are.
 * @returns by heading text, the key to read instead of its own.
 */
export function initialHeadings(
  headings: readonly (Heading | undefined)[],
  index: TargetIndex,
): ReadonlyMap<string, string> {
  const keys = headings.flatMap((heading) => (heading && heading.key !== '' ? [heading.key] : []));
  const spelled = keys.filter(
    (key) =>
      key.length >= 3 && key.length <= 6 && index.exact(key).length === 0 && index.spelled(key).length > 0,
  );
  const isHabit =
    spelled.length >= fewest && keys.filter((key) => /^[a-z0-9]{2,8}$/.test(key)).length >= keys.length * 0.8;
  if (!isHabit) return new Map();
  return new Map(
    keys.flatMap((key) => (Object.hasOwn(twoLetters, key) ? [[key, twoLetters[key] ?? key] as const] : [])),
  );
}
