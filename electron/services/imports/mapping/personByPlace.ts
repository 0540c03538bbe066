import { cellText, comparable } from '../cells/cellText';
import { grammarReadings } from '../headings/headingGrammar';
import { nearMisses } from '../headings/headingSynonyms';
import type { TargetIndex } from '../headings/targetIndex';
import type { ReadColumn } from './readColumn';

const barePhone =
  /^(?:联系)?(?:电话|手机|手机号|手机号码|电话号码|联系方式|联系电话|移动电话|座机|固话|tel|phone|mobile)$/;

/** Whoever is called so works here, or only stands for somebody. */
const ourPeople =
  /推荐|介绍|跟进|跟单|跟踪|开单|接单|派单|制表|填表|填报|统计|保管|录入|创建|经手|报价|签约|法人|法定|股东|担保|接待|业务|销售|售后|维修|安装|配送|客服|员工|师傅|技师|工程师|设计师|医生|医师|护士|老师|教师|教练|司机|骑手|导购|顾问|管家|阿姨|会计|我方|本公司|代理|拼音|英文|备用/;

/** More colleagues than this share among the names make it a column of ours. */
const fewColleagues = 0.3;
/** Fewer names than this do not tell colleagues, who come again and again, from people of customers. */
const tellingNames = 8;

/** What is known around the columns. */
interface Place {
  readonly index: TargetIndex;
  readonly users: ReadonlySet<string>;
  /** How different the names of accounts are, 0 to 1. */
  readonly accountsDiffer: number;
}

/**
 * The column of people just before a telephone number that says not whose it is: `约稿人 | 联系电话`, also with the
 * position between them. Whoever it is, the number is his. Only where no list and no rule knows the heading, and the
 * names are neither those of colleagues nor a few for many customers.
 */
export function personByPlace(columns: readonly ReadColumn[], place: Place): ReadColumn | undefined {
  const at = new Map(columns.map((column) => [column.column, column]));
  for (const phone of columns) {
    if (!barePhone.test(phone.headings.at(-1)?.key ?? '')) continue;
    const before = at.get(phone.column - 1);
    const person = before && isOfPerson(before, place.index) ? at.get(phone.column - 2) : before;
    if (person && mayBeTheirs(person, place)) return person;
  }
  return undefined;
}

/** A position, a department: what stands between somebody and his number. */
function isOfPerson({ headings }: ReadColumn, index: TargetIndex): boolean {
  const exact = index.exact(headings.at(-1)?.key ?? '');
  return exact.some(
    ({ entity, of }) => entity === 'accountContact' || (entity === 'contact' && of.name === 'gender'),
  );
}

function mayBeTheirs({ headings, content }: ReadColumn, { index, users, accountsDiffer }: Place): boolean {
  const key = headings.at(-1)?.key ?? '';
  if (key === '' || content.person < 0.6) return false;
  if (nearMisses.test(key) || ourPeople.test(key)) return false;
  if (index.exact(key).length > 0 || grammarReadings(key).length > 0) return false;
  if (content.count >= tellingNames && content.distinct <= accountsDiffer * 0.5) return false;
  const ours = content.cells.filter((cell) => users.has(comparable(cellText(cell)))).length;
  return ours < content.count * fewColleagues;
}
