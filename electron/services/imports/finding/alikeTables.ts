import { comparable } from '../cells/cellText';
import type { TablePlan } from './plannedTable';

/**
 * Says which tables of a file have the same headings, in whatever order, and what the names of their sheets mean: a
 * colleague's name owns what the sheet holds, the name of a region is where its customers are. `users`: the names of
 * the colleagues, compared form.
 */
export function compareTables(plans: readonly TablePlan[], users: ReadonlySet<string>): TablePlan[] {
  const groups = new Map<string, TablePlan[]>();
  for (const plan of plans) {
    if (plan.fingerprint === '' || plan.leftOut !== null) continue;
    groups.set(plan.fingerprint, [...(groups.get(plan.fingerprint) ?? []), plan]);
  }
  return plans.map((plan) => {
    const group = plan.leftOut === null ? (groups.get(plan.fingerprint) ?? []) : [];
    const [first] = group;
    if (!first || group.length < 2) return { ...plan, alike: null, sheetNameTarget: null };
    const names = [...new Set(group.map((one) => one.sheetName ?? ''))];
    return { ...plan, alike: first.id, sheetNameTarget: targetOf(plan, names, users) };
  });
}

function targetOf(plan: TablePlan, names: readonly string[], users: ReadonlySet<string>): string | null {
  if (names.length < 2 || plan.options.usesSheetName === false) return null;
  const paths = new Set(plan.columns.map((column) => column.target));
  if (!paths.has('account.name')) return null;
  const hasOwner = [...paths].some((path) => path?.endsWith('.owner'));
  if (!hasOwner && share(names, (name) => users.has(comparable(name))) >= mostOfThem) return 'account.owner';
  return !paths.has('account.region') && share(names, isRegion) >= mostOfThem ? 'account.region' : null;
}

/** This share of the sheets has to be named so. */
const mostOfThem = 0.6;

function share(names: readonly string[], test: (name: string) => boolean): number {
  return names.filter((name) => test(name)).length / names.length;
}

const provinces =
  '北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾';
const quarters =
  /^(?:华东|华南|华北|华中|东北|西北|西南|东南|苏南|苏北|浙东|浙西|粤东|粤西)(?:区|大区|地区|片区)?$/;

/** Whether the name of a sheet is the name of a region. */
export function isRegion(name: string): boolean {
  const text = comparable(name);
  if (quarters.test(text) || provinces.split(' ').includes(text.replace(/省$/, ''))) return true;
  return /^[\u4e00-\u9fff]{2,5}(?:省|市|州|县|地区|片区)$/.test(text);
}
