import { checkCharacter } from '../../../db/schema/kinds/creditCode';

/** A source of numbers that is the same on every run. */
export function createChance(seed: number): {
  whole(from: number, to: number): number;
  one<Item>(list: readonly Item[]): Item;
} {
  let state = seed;
  const next = (): number => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  return {
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    one: (list) => {
      const found = list[Math.floor(next() * list.length)];
      if (found === undefined) throw new Error('an empty list has nothing to choose');
      return found;
    },
  };
}

type Chance = ReturnType<typeof createChance>;

const places = ['苏州', '无锡', '佛山', '东莞', '青岛', '烟台', '西安', '成都', '厦门', '合肥'];
const words = [
  '锦程',
  '瑞丰',
  '博远',
  '中泰',
  '嘉禾',
  '鼎盛',
  '万和',
  '德润',
  '恒通',
  '新世纪',
  '蓝天',
  '金桥',
];
const lines = [
  '机电设备',
  '医疗器械',
  '国际物流',
  '软件',
  '装饰工程',
  '包装印务',
  '食品',
  '服饰',
  '建材',
  '电子',
];
const endings = ['有限公司', '有限责任公司', '股份有限公司', '厂', '贸易有限公司', '中心'];
const families = '张王李赵陈刘杨黄周吴徐孙朱马胡郭林何高罗郑梁谢宋唐'.split('');
const givens = [
  '伟',
  '芳',
  '娜',
  '秀英',
  '敏',
  '静',
  '丽',
  '强',
  '磊',
  '军',
  '洋',
  '勇',
  '艳',
  '杰',
  '娟',
  '涛',
  '明',
  '超',
  '志强',
  '建国',
];
const roads = ['人民路', '解放路', '中山路', '建设路', '科技路', '创业大道', '工业园三区', '滨河东路'];

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function dayOf(chance: Chance, from: number, to: number): string {
  return `${String(chance.whole(from, to))}-${two(chance.whole(1, 12))}-${two(chance.whole(1, 28))}`;
}

function creditCode(chance: Chance): string {
  const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'.split('');
  const first = `91${String(chance.whole(110000, 650000))}${Array.from({ length: 9 }, () => chance.one(letters)).join('')}`;
  return first + (checkCharacter(first) ?? '0');
}

/** Values of a canonical field, or of a column that is none (`-word`), as an office writes them. */
export const makers: Readonly<Record<string, (chance: Chance, at: number) => string | number>> = {
  'customer.name': (chance) =>
    chance.one(places) + chance.one(words) + chance.one(lines) + chance.one(endings),
  'customer.short_name': (chance) => chance.one(words) + chance.one(['机电', '物流', '装饰']),
  'customer.code': (_chance, at) => `K${String(1001 + at)}`,
  'customer.uscc': creditCode,
  'customer.industry': (chance) => chance.one(['制造业', '批发零售', '软件和信息技术', '建筑业', '交通运输']),
  'customer.type': (chance) => chance.one(['经销商', '终端客户', '代理商']),
  'customer.level': (chance) => chance.one(['A', 'B', 'C']),
  'customer.status': (chance) => chance.one(['潜在', '意向', '成交', '流失']),
  'customer.source': (chance) => chance.one(['展会', '老客户介绍', '网络推广', '电话营销']),
  'customer.phone': (chance) =>
    `0${String(chance.whole(510, 579))}-${String(chance.whole(82000000, 88999999))}`,
  'customer.fax': (chance) =>
    `0${String(chance.whole(510, 579))}-${String(chance.whole(82000000, 88999999))}`,
  'customer.website': (chance) =>
    `www.${chance.one(['abc', 'hengtong', 'ruifeng'])}${String(chance.whole(1, 99))}.com`,
  'customer.region': (chance) => chance.one(['华东', '江苏苏州', '广东省', '浙江杭州']),
  'customer.province': (chance) => chance.one(['江苏', '浙江', '广东', '山东省']),
  'customer.city': (chance) => chance.one(['苏州', '杭州', '广州', '青岛市']),
  'customer.address': (chance) =>
    `${chance.one(places)}市${chance.one(roads)}${String(chance.whole(1, 999))}号`,
  'customer.postcode': (chance) => String(chance.whole(210000, 519999)),
  'customer.owner': (chance) => chance.one(['王芳', '刘洋', '陈晨']),
  'customer.registered_capital': (chance) => chance.whole(10, 5000) * 10000,
  'customer.annual_revenue': (chance) => chance.whole(100, 9000) * 10000,
  'customer.credit_limit': (chance) => chance.whole(1, 50) * 10000,
  'customer.legal_person': (chance) => chance.one(families) + chance.one(givens),
  'customer.founded_date': (chance) => dayOf(chance, 1995, 2018),
  'customer.created_date': (chance) => dayOf(chance, 2019, 2025),
  'customer.last_follow_date': (chance) => dayOf(chance, 2024, 2026),
  'customer.next_follow_date': (chance) => dayOf(chance, 2026, 2027),
  'customer.bank': (chance) => `中国${chance.one(['工商', '建设', '农业'])}银行${chance.one(places)}支行`,
  'customer.bank_account': (chance) =>
    `6222${String(chance.whole(10000000, 99999999))}${String(chance.whole(1000, 9999))}`,
  'customer.remark': (chance) => chance.one(['老客户，付款及时', '价格敏感', '需要开专票', '月底再联系']),
  'contact.name': (chance) => chance.one(families) + chance.one(givens),
  'contact.title': (chance) => chance.one(['总经理', '采购经理', '财务', '工程师']),
  'contact.department': (chance) => chance.one(['采购部', '财务部', '工程部', '办公室']),
  'contact.gender': (chance) => chance.one(['男', '女']),
  'contact.mobile': (chance) =>
    `1${chance.one(['38', '59', '86', '77'])}${String(chance.whole(10000000, 99999999))}`,
  'contact.phone': (chance) =>
    `0${String(chance.whole(510, 579))}-${String(chance.whole(82000000, 88999999))}`,
  'contact.email': (chance) => `user${String(chance.whole(100, 999))}@sample.example.cn`,
  'contact.qq': (chance) => String(chance.whole(10000000, 999999999)),
  'contact.wechat': (chance) => `wx_${String(chance.whole(1000, 9999))}`,
  'contact.birthday': (chance) => dayOf(chance, 1965, 1998),
  'contact.remark': (chance) => chance.one(['爱喝茶', '周末勿扰']),
  'opportunity.name': (chance) =>
    chance.one(['检测设备', '办公家具', '年度物流', '装修']) + chance.one(['采购项目', '改造', '二期']),
  'opportunity.amount': (chance) => chance.whole(1, 200) * 1000,
  'opportunity.probability': (chance) => chance.whole(1, 9) * 10,
  'opportunity.stage': (chance) => chance.one(['初步接洽', '需求确认', '方案报价', '商务谈判', '赢单']),
  'opportunity.expected_close_date': (chance) => dayOf(chance, 2026, 2027),
  'opportunity.closed_date': (chance) => dayOf(chance, 2023, 2025),
  'opportunity.remark': (chance) => chance.one(['等预算', '对手已报价']),
  'opportunity.owner': (chance) => chance.one(['王芳', '刘洋', '陈晨']),
  'opportunity.source': (chance) => chance.one(['招标网', '老客户介绍']),
  'contract.number': (_chance, at) => `HT-2024-${String(at + 1).padStart(3, '0')}`,
  'contract.name': (chance) => `${chance.one(['设备采购', '技术服务', '年度维护', '运输'])}合同`,
  'contract.amount': (chance) => chance.whole(5, 900) * 1000,
  'contract.paid_amount': (chance) => chance.whole(1, 400) * 1000,
  'contract.sign_date': (chance) => dayOf(chance, 2020, 2025),
  'contract.start_date': (chance) => dayOf(chance, 2021, 2022),
  'contract.end_date': (chance) => dayOf(chance, 2024, 2026),
  'contract.status': (chance) => chance.one(['执行中', '已完成', '已终止']),
  'contract.owner': (chance) => chance.one(['王芳', '刘洋', '陈晨']),
  'contract.payment_method': (chance) => chance.one(['月结30天', '预付30%', '货到付款']),
  'contract.remark': (chance) => chance.one(['含安装', '分两期付款']),
  '-number': (chance) => chance.whole(1, 99),
  '-money': (chance) => chance.whole(10, 900) * 10,
  '-date': (chance) => dayOf(chance, 2022, 2025),
  '-person': (chance) => chance.one(families) + chance.one(givens),
  '-yes': (chance) => chance.one(['是', '否']),
  '-letters': (chance) => chance.one(['SZJC', 'WXRF', 'FSBY', 'QDZT']),
  '-word': (chance) => chance.one(['标准型', '加强型', '红色', '方案二']),
  '-id': (chance) =>
    `32058319${String(chance.whole(60, 99))}0${String(chance.whole(1, 9))}1${String(chance.whole(0, 9))}${String(chance.whole(1000, 9999))}`,
  '-empty': () => '',
  '-seq': (_chance, at) => at + 1,
};

/** A value for a column: the maker of its field, `contact2.name` as `contact.name`. */
export function valueFor(field: string, chance: Chance, at: number): string | number {
  const maker = makers[field.replace(/^contact[23]\./, 'contact.')];
  if (!maker) throw new Error(`nobody makes values for ${field}`);
  return maker(chance, at);
}
