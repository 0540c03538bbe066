/** What a label in front of some words says about them. */
export type LabelRole =
  | 'company'
  | 'billingTitle'
  | 'creditCode'
  | 'bank'
  | 'bankAccount'
  | 'bankAndAccount'
  | 'addressAndPhone'
  | 'address'
  | 'shippingAddress'
  | 'region'
  | 'person'
  | 'recipient'
  | 'title'
  | 'department'
  | 'phone'
  | 'fax'
  | 'mail'
  | 'wechat'
  | 'phoneAndWechat'
  | 'qq'
  | 'website'
  | 'postcode'
  | 'remark';

/** The words of labels, in lower case and without blanks. */
const words: Readonly<Record<LabelRole, string>> = {
  company:
    '公司名称 单位名称 企业名称 客户名称 公司全称 单位全称 企业全称 商户名称 公司名 单位名 所在公司 所在单位 工作单位 公司 单位 企业 名称 全称 company companyname',
  billingTitle:
    '抬头 发票抬头 开票抬头 开票名称 开票单位 开票公司 购方名称 购买方名称 购方 购买方 户名 账户名称 开户名称 开户名 账户名 收款单位 收款户名',
  creditCode:
    '税号 纳税人识别号 纳税人识别码 纳税识别号 纳税号 纳税人税号 公司税号 单位税号 企业税号 统一社会信用代码 社会信用代码 统一信用代码 信用代码 统一代码 识别号 税务登记号 税务登记证号 taxid taxno 统一社会信用代码/纳税人识别号 纳税人识别号/统一社会信用代码',
  bank: '开户行 开户银行 开户行名称 开户银行名称 开户支行 基本户开户行 银行名称 银行 bank',
  bankAccount:
    '账号 帐号 银行账号 银行帐号 银行账户 银行帐户 对公账号 对公账户 公司账号 账户 帐户 卡号 银行卡号 基本户账号 开户账号 开户行账号 a/c accountno account',
  bankAndAccount:
    '开户行及账号 开户行及帐号 开户行和账号 开户银行及账号 开户银行及帐号 开户银行和账号 开户行、账号 开户银行、账号 开户行/账号 银行及账号 开户行与账号',
  addressAndPhone:
    '地址电话 地址、电话 地址及电话 地址和电话 地址/电话 地址与电话 注册地址及电话 注册地址、电话 注册地址电话 单位地址及电话 单位地址、电话 单位地址电话 公司地址及电话 公司地址、电话 公司地址电话 注册地址和电话 开票地址及电话 开票地址、电话 地址,电话 地址，电话',
  address:
    '地址 公司地址 单位地址 注册地址 办公地址 详细地址 联系地址 通讯地址 所在地址 住所 地点 企业地址 开票地址 add address addr 厂址 店址 工厂地址 门店地址 店铺地址 仓库地址 总部地址',
  shippingAddress:
    '寄样地址 样品地址 收样地址 收票地址 提货地址 收货地址 送货地址 收件地址 邮寄地址 寄送地址 发货地址 寄票地址 寄件地址 快递地址 到货地址 邮寄到 寄到 寄往 发到 送到',
  region: '所在地区 所在地 地区 省市区 省份 城市',
  person:
    '姓名 联系人 联系人姓名 负责人 经办人 对接人 采购联系人 业务联系人 客户姓名 项目联系人 法人联系人 联络人 称呼 寄件人 寄件人姓名 发件人 发货人 name contact attn',
  recipient: '收货人 收件人 收货人姓名 收件人姓名 签收人 收票人 收货联系人',
  title: '职务 职位 岗位 职称 title position',
  department: '部门 所在部门 科室 department dept',
  phone:
    '电话 联系电话 座机 办公电话 固话 固定电话 公司电话 单位电话 手机 手机号 手机号码 手机号 移动电话 联系手机 电话号码 联系方式 注册电话 总机 直线 直拨 热线 服务热线 客服电话 收货电话 收件电话 收件人电话 收货人电话 开票电话 联系号码 联系人电话 联系人手机 tel telephone phone mobile mob cell mp hp 号码 手机/电话 电话/手机 公司座机 办公室电话',
  fax: '传真 传真号 传真号码 公司传真 fax',
  mail: '邮箱 电子邮箱 电子邮件 邮件 邮箱地址 邮件地址 收票邮箱 接收邮箱 电子发票邮箱 发票邮箱 e-mail email mail 公司邮箱',
  wechat: '微信 微信号 wechat weixin wx vx 个人微信 加微信 加v 加微 微信id',
  phoneAndWechat:
    '手机/微信 手机微信 微信/手机 电话/微信 微信/电话 手机(微信) 手机（微信） 手机(微信同号) 手机（微信同号） 电话(微信同号) 电话（微信同号） 微信手机 微信电话 手机(微信同步) 手机&微信 手机及微信',
  qq: 'qq qq号 qq号码 扣扣 企鹅号',
  website: '网址 网站 官网 公司网址 公司网站 主页 官方网站 web website homepage',
  postcode: '邮编 邮政编码 p.c. zip postcode',
  remark:
    '微信名 微信昵称 昵称 网名 备注 说明 需求 留言 专营 经营 经营范围 主要产品 采购需求 主营 主营产品 主营业务 产品 合作意向 意向 备注信息',
};

const roleOfWord = new Map<string, LabelRole>(
  (Object.entries(words) as [LabelRole, string][]).flatMap(([role, list]) =>
    list.split(' ').map((word): [string, LabelRole] => [word, role]),
  ),
);

/** Labels of one letter as cards have them: `T: 0571…`, `M 138…`. */
const letters: Readonly<Record<string, LabelRole>> = {
  t: 'phone',
  m: 'phone',
  p: 'phone',
  f: 'fax',
  e: 'mail',
  w: 'website',
  a: 'address',
  v: 'wechat',
  收: 'recipient',
};

/** A label found in a line. */
export interface FoundLabel {
  readonly role: LabelRole;
  /** As it stands in the text, in lower case without blanks. */
  readonly word: string;
  readonly start: number;
  /** Where its words begin. */
  readonly end: number;
}

function escaped(word: string): string {
  // Labels are often stretched: `税　号`, `电 话`.
  return [...word].map((letter) => letter.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('[ \\t]{0,4}');
}

/** One character that announces somebody, where a colon stands behind it: `收：赵敏`. */
const receiver = /(?:^|[ \t,，;；。])(收)[ \t]*[:：][ \t]*(?=[\u4e00-\u9fff])/gu;

const alternatives = [...roleOfWord.keys()]
  .sort((left, right) => right.length - left.length)
  .map(escaped)
  .join('|');
/** With a colon (or the like) a label may stand anywhere; without one, only where a part of a line begins. */
const withColon = new RegExp(
  `(${alternatives})[ \\t]*(?:\\d[ \\t]*)?(?:[:：＝=]|[】\\]](?:[ \\t]*[:：])?|[)）][ \\t]*[:：]|是[ \\t]*[:：]?|为[ \\t]*[:：])[ \\t]*`,
  'giu',
);
const bare = new RegExp(
  `(?:^|[ \\t,，;；。|/、（(【\\[])(${alternatives})(?:[ \\t]+|$|(?=[\\d+(（A-Za-z]))`,
  'giu',
);
const letterLabel = /(?:^|[ \t,，;；|/])([tmpfewav])[ \t]*[.:：][ \t]*(?=[\w+(（@\u4e00-\u9fff])/giu;

/** The labels of one line, in order, none inside another. `offset` is added to every place. */
export function labelsIn(line: string, offset: number): FoundLabel[] {
  const found: FoundLabel[] = [];
  const add = (start: number, end: number, word: string): void => {
    const key = word.toLowerCase().replace(/\s+/g, '');
    const role = roleOfWord.get(key) ?? letters[key];
    const isFree = found.every((other) => end <= other.start || start >= other.end);
    if (role && isFree) found.push({ role, word: key, start, end });
  };
  for (const match of line.matchAll(withColon)) {
    const before = line.charAt(match.index - 1);
    // `cname:` and `mymail:` are no labels; Chinese words may stand right before one.
    if (/^[a-z]/i.test(match[0]) && /[a-z0-9]/i.test(before)) continue;
    add(match.index, match.index + match[0].length, match[1] ?? '');
  }
  for (const match of line.matchAll(receiver))
    add(match.index + match[0].indexOf('收'), match.index + match[0].length, '收');
  for (const match of line.matchAll(letterLabel)) {
    const at = match.index + match[0].search(/[tmpfewav]/iu);
    add(at, match.index + match[0].length, match[1] ?? '');
  }
  for (const match of line.matchAll(bare)) {
    const word = match[1] ?? '';
    const at = match.index + match[0].indexOf(word);
    // `www.example.com/contact` is an address and no label.
    if (/^[a-z]/i.test(word) && line.charAt(at - 1) === '/') continue;
    if (isTelling(word, line.slice(at + word.length))) add(at, match.index + match[0].length, word);
  }
  return found
    .sort((left, right) => left.start - right.start)
    .map((label) => ({ ...label, start: label.start + offset, end: label.end + offset }));
}

/** Without a colon a label counts only when what follows is what it announces. */
function isTelling(word: string, after: string): boolean {
  const role = roleOfWord.get(word.toLowerCase().replace(/\s+/g, ''));
  const rest = after.trim();
  switch (role) {
    case 'creditCode':
      return rest === '' || /^[0-9A-Z ]{15,}/i.test(rest);
    case 'bankAccount':
      return rest === '' || /^\d[\d -]{8,}/.test(rest);
    case 'phone':
    case 'fax':
    case 'phoneAndWechat':
      return rest === '' || /^[+(（]?\d/.test(rest);
    case 'qq':
      return /^\d{5,}/.test(rest);
    case 'wechat':
      return /^[a-z][\w-]{4,}|^1\d{10}/i.test(rest);
    case 'mail':
      return /^\S+@/.test(rest);
    case 'website':
      return /^(?:www\.|https?:)/i.test(rest);
    case 'postcode':
      return /^\d{6}(?!\d)/.test(rest);
    case 'bank':
      return rest === '' || /银行|信用社|支行|分行/.test(rest.slice(0, 20));
    case 'bankAndAccount':
    case 'addressAndPhone':
    case 'billingTitle':
    case 'address':
    case 'shippingAddress':
    case 'recipient':
    case 'person':
      return /^[ \t]/.test(after) || after === '';
    default:
      return role === 'company'
        ? /^[ \t]|^$/.test(after) && word.length >= 2
        : /^[ \t]/.test(after) && word.length >= 2;
  }
}
