import { timeCase, type TimedCase } from '../timings';
import { accountName } from '../volumeOffice';
import { withVolume } from '../volumeDesk';

/** What people type, and what it is an example of. */
const sought: readonly (readonly [name: string, zh: string, texts: readonly string[]])[] = [
  ['twoCharacters', '两个字', ['华盛', '启明', '鼎新', '单伟', '仇磊']],
  ['oneCharacter', '一个字', ['华', '杭', '鑫', '单', '鹏']],
  ['oneLetter', '一个字母', ['h', 's', 'q', '1', '0']],
  ['veryCommon', '极常见的词', ['有限公司', '公司', '电话', '采购', '有限']],
  ['rare', '罕见的词', ['鲲鹏项目', '鲲鹏', '诸葛梦洁', '司马一鸣']],
  ['nothing', '没有的词', ['魑魅', '不存在的公司', 'zzzzqqq', '99887766554']],
  ['wholeName', '完整名称', [1, 777, 54_321, 199_999].map(accountName)],
  ['initials', '拼音首字母', ['hs', 'hsjd', 'hzqm', 'zgmj', 'wfs']],
  ['fullPinyin', '全拼', ['huasheng', 'hangzhou', 'qiming', 'ouyang', 'chongqing dongfang']],
  ['phoneTail', '电话尾号', ['8899', '1234', '79190', '7654321']],
  ['phone', '完整电话', ['13910079190', '0571-8888', '138 1000']],
  ['followUp', '跟进里的词', ['合同模板', '分两批送货', '竞争对手', '样品测试', '空压机 预算']],
  ['number', '编号', ['KH000777', 'HT2025', 'C0012345', 'LX100']],
  ['several', '几个词', ['杭州 机电', '华盛 浙江', '苏州 建材 永泰', 'hs 有限']],
];

/** Searches over the whole office and the picking of one record, as typed; every turn another text of its sort. */
export function volumeSearch(input: { readonly db: string; readonly times: number }): Promise<TimedCase[]> {
  return withVolume(input.db, async ({ bench: { actor }, search }) => {
    const done: TimedCase[] = [];
    for (const [name, zh, texts] of sought) {
      const text = (turn: number): string => texts[turn % texts.length] ?? '';
      done.push(
        await timeCase(input.times, {
          name: `find.${name}`,
          label: { zh: `搜索：${zh}`, en: `find: ${name}` },
          program: async (turn) => search['search.find'](actor, { text: text(turn), limit: 30 }),
        }),
        await timeCase(input.times, {
          name: `pick.${name}`,
          label: { zh: `选取联系人：${zh}`, en: `pick a contact: ${name}` },
          program: async (turn) =>
            search['search.pick'](actor, {
              entity: 'contact',
              text: text(turn),
              limit: 20,
              account: turn + 1,
            }),
        }),
      );
    }
    done.push(
      await timeCase(input.times, {
        name: 'pick.newest',
        label: { zh: '选取客户：还没有输入', en: 'pick an account: nothing typed' },
        program: async () => search['search.pick'](actor, { entity: 'account', text: '', limit: 20 }),
      }),
    );
    return done;
  });
}
