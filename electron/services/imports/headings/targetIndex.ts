import { pinyin } from 'pinyin-pro';
import type { Schema } from '../../../../db/schema/effectiveSchema';
import { importTargets, type ImportTarget } from '../../../../db/schema/derive/importTargets';
import { headingKey, readHeading } from './headings';
import { headingSynonyms } from './headingSynonyms';
import { tradeHeadings } from './tradeHeadings';

/** The entities one row of a sheet may become, the one all others hang on first. */
export const importedEntities = [
  'account',
  'contact',
  'accountContact',
  'opportunity',
  'contract',
  'followUp',
] as const;
export type ImportedEntity = (typeof importedEntities)[number];

/** How many people one row may name. */
export const contactSlots = 3;

/** A field a column may be brought to, in one of the slots: `contact2.name` is the name of the second person. */
export interface Target {
  /** `entity.field`, with the slot after the entity from the second one on. */
  readonly path: string;
  readonly entity: ImportedEntity;
  readonly slot: number;
  readonly of: ImportTarget;
}

/** Headings and the fields they mean. */
export interface TargetIndex {
  readonly targets: readonly Target[];
  /** Every target by its path, those of entities a sheet may be about alone among them. */
  readonly byPath: ReadonlyMap<string, Target>;
  /** By entity: the fields of what a whole sheet may be about alone, one record a row; the office's own objects, tasks. */
  readonly alone: ReadonlyMap<string, readonly Target[]>;
  /** First-slot targets that carry exactly this heading. */
  exact(key: string): readonly Target[];
  /** Whether the heading is one of the field's own words, and not only one that sheets use for it. */
  isOwnWord(target: Target, key: string): boolean;
  /** First-slot targets one of whose headings is the end (or the beginning) of this one, longest first. */
  containing(key: string): readonly { readonly target: Target; readonly share: number }[];
  /** First-slot targets whose Chinese heading is written so in pinyin, whole or by initials. */
  spelled(key: string): readonly Target[];
}

/** What may follow a heading without making it another one: `客户名称信息`, never `法人手机`. */
const plainRest =
  /^(?:名称|名|信息|全称|栏|号|号码|情况|资料|明细|登记|汇总|[0-9一二三四]|(?:及|和|或|与|[/、,]).+)$/;

/** Words that mean a field only when they stand alone: `出厂编号` is no number of a customer. */
const bareWords: ReadonlySet<string> = new Set(
  (
    '商机 法人 编号 编码 代码 代号 名称 全名 全称 名 姓 分类 类型 类别 种类 性质 属性 状态 进度 进展 部门 科室 意向 项目 产品 品名 产品名称 商品 机会 需求 金额 总价 总金额 价款 报价 预算 ' +
    '内容 说明 描述 详情 其他 其它 情况 摘要 标题 标的 单位 客户 公司 企业 机构 学校 医院 酒店 工厂 厂家 商家 商户 门店 店铺 户名 会员 学员 业主 租户 品牌 主营 渠道 展会 来源 来源平台 ' +
    '地点 区 市 省 县 国家 街道 片区 区域 地区 省份 城市 所在地 回款 收款 到款 到账 已付 已收 实收 开始 结束 到期 生效 签约 签订 签署 截止 终止 起 止 起始 合同 订单 单号 ' +
    '单据号 身份 账户 帐户 账号 卡号 等级 级别 评级 星级 分级 称呼 老板 代表 家长 联系 业务 销售 客服 主管 经纪人 担当 负责人 经办人 经手人 使用人 申请人 交流 跟进 标签 领域 行业 产业 品类 账期 ' +
    '服务内容 服务项目 项目内容 业务内容 订单内容 货款 租金 保费 热线 总机 银行 税号 年限 领取时间 提交时间 分配时间 获取时间 报名时间 下单时间 购买时间 交易日期 联系时间 ' +
    'code id name type category status stage state area city town county country region location class level rank grade priority channel source origin title post job position person contact contacts business trade capital credit value total product ' +
    'to from start end until owner agent rep sales role note notes memo info other others details description comment comments subject quotation deal project contract agreement payment terms company account customer client org group organization activity phase progress address phone mobile mail site web domain'
  ).split(' '),
);

/** Makes the index for one schema; the office's own fields are in it like all others. */
export function createTargetIndex(schema: Schema): TargetIndex {
  const alone = targetsAlone(schema);
  const all = allTargets(schema);
  const targets = all.filter((target) => !isOnlyOurs(target));
  const firsts = targets.filter((target) => target.slot === 1);
  const byKey = new Map<string, Target[]>();
  for (const target of firsts) {
    for (const heading of headingsOf(target)) {
      for (const key of keysOf(heading)) {
        const known = byKey.get(key);
        if (!known) byKey.set(key, [target]);
        else if (!known.includes(target)) known.push(target);
      }
    }
  }
  const longKeys = new Map(
    [...byKey.keys()]
      .filter((key) => key.length >= 2 && !bareWords.has(key))
      .map((key, at): [string, number] => [key, at]),
  );
  let spellings: Map<string, Target[]> | undefined;
  return {
    targets,
    byPath: new Map([...all, ...[...alone.values()].flat()].map((target) => [target.path, target])),
    alone,
    isOwnWord: (target, key) => ownKeys(target).has(key),
    exact: (key) =>
      byKey.get(key) ??
      byKey.get(inFull(key)) ??
      inTwoLanguages(key).flatMap((part) => byKey.get(part) ?? []),
    containing(key) {
      const found: { target: Target; share: number }[] = [];
      for (const { known, share } of wordsInside(key, longKeys)) {
        for (const target of byKey.get(known) ?? []) {
          if (!found.some((entry) => entry.target === target)) found.push({ target, share });
        }
      }
      return found;
    },
    spelled(key) {
      if (!/^[a-z]{2,20}$/.test(key)) return [];
      spellings ??= spell(byKey);
      return spellings.get(key) ?? [];
    },
  };
}

/**
 * The known words a heading ends or begins with, the longest first, of two equally long ones the one known first. Every
 * cell above a table is asked for: the heading is cut, not compared with all the words there are.
 */
function* wordsInside(
  key: string,
  longKeys: ReadonlyMap<string, number>,
): Generator<{ readonly known: string; readonly share: number }> {
  const shortest = isHan(key) ? 2 : 4;
  for (let length = key.length - 1; length >= shortest; length -= 1) {
    const share = length / key.length;
    const end = key.slice(-length);
    const start = key.slice(0, length);
    const endAt = longKeys.get(end);
    const startAt =
      start !== end && isHan(start) && plainRest.test(key.slice(length)) ? longKeys.get(start) : undefined;
    const isStartFirst = startAt !== undefined && startAt < (endAt ?? Infinity);
    if (isStartFirst) yield { known: start, share: share * 0.8 };
    if (endAt !== undefined) yield { known: end, share };
    if (startAt !== undefined && !isStartFirst) yield { known: start, share: share * 0.8 };
  }
}

const ownKeysOf = new WeakMap<Target, ReadonlySet<string>>();

function ownKeys(target: Target): ReadonlySet<string> {
  const known = ownKeysOf.get(target);
  if (known) return known;
  const made = new Set(target.of.headings.flatMap((heading) => keysOf(heading)));
  ownKeysOf.set(target, made);
  return made;
}

/** What stands in brackets is part of the words: `会员编号(旧)` says nothing about `会员编号`. */
function keysOf(heading: string): readonly string[] {
  const { key, inside } = readHeading(heading);
  const [only] = inside;
  return only === undefined ? [key] : [key + only, only + key];
}

/** `工程名` is what `工程名称` is, `地区全名` is the `地区`; departments in full are those of the program's own office. */
function inFull(key: string): string {
  if (/^(?!部门|职员|仓库).{2,}全名$/.test(key)) return key.slice(0, -2);
  return key.length >= 3 && key.endsWith('名') ? `${key}称` : key;
}

/** `国家Country` says the same thing twice. */
function inTwoLanguages(key: string): readonly string[] {
  const found =
    /^([\u4e00-\u9fff]{1,12})[/、:(]?([a-z]{2,30})[.)]?$/.exec(key) ??
    /^([a-z]{2,30})[/、:(.]?([\u4e00-\u9fff]{1,12})$/.exec(key);
  return found ? [found[1] ?? '', found[2] ?? ''] : [];
}

function isHan(text: string): boolean {
  return /[\u4e00-\u9fff]/.test(text);
}

function headingsOf(target: Target): readonly string[] {
  const synonyms = synonymsOf(target.of.path);
  if (target.of.name !== 'owner') return [...target.of.headings, ...synonyms];
  return [...target.of.headings, ...synonyms, ...synonymsOf('account.owner')];
}

function synonymsOf(path: string): readonly string[] {
  return [...(headingSynonyms[path] ?? []), ...(tradeHeadings[path] ?? [])];
}

function allTargets(schema: Schema): Target[] {
  return importTargets(schema, importedEntities).flatMap((of) => {
    if (!isOffered(of)) return [];
    const entity = of.entity.name as ImportedEntity;
    const slots = entity === 'contact' || entity === 'accountContact' ? contactSlots : 1;
    return Array.from({ length: slots }, (_unused, index) => ({
      path: index === 0 ? of.path : `${entity}${String(index + 1)}.${of.name}`,
      entity,
      slot: index + 1,
      of,
    }));
  });
}

/** Entities with a list of their own that no row of a customer sheet speaks of. */
function targetsAlone(schema: Schema): Map<string, readonly Target[]> {
  const names = Object.values(schema.entities).filter(
    (entity) =>
      entity.navigation !== undefined &&
      !entity.isInternal &&
      !entity.link &&
      !entity.isPrivate &&
      !importedEntities.some((name) => name === entity.name),
  );
  return new Map(
    names.map((entity) => [
      entity.name,
      importTargets(schema, [entity.name]).map((of) => ({
        path: of.path,
        // Never met by the matcher of customer sheets, which alone knows its entities by name.
        entity: entity.name as ImportedEntity,
        slot: 1,
        of,
      })),
    ]),
  );
}

/** A sheet of an office that names an owner means the account's; only our own exports say whose a contact is. */
function isOnlyOurs({ of }: Target): boolean {
  return of.entity.name === 'contact' && of.name === 'owner';
}

/** References to the records a row makes are set by the row itself; owners belong to what is sold or to whom. */
function isOffered(of: ImportTarget): boolean {
  if (of.field.kind !== 'reference') return true;
  if (of.name === 'owner') return ['account', 'contact', 'opportunity', 'contract'].includes(of.entity.name);
  return of.field.to === 'user' || of.field.to === 'source';
}

function spell(byKey: ReadonlyMap<string, Target[]>): Map<string, Target[]> {
  const spelled = new Map<string, Target[]>();
  const add = (spelling: string, targets: readonly Target[]): void => {
    const known = spelled.get(spelling) ?? [];
    spelled.set(spelling, [...known, ...targets.filter((target) => !known.includes(target))]);
  };
  for (const [key, targets] of byKey) {
    if (!/^[\u4e00-\u9fff]{2,8}$/.test(key)) continue;
    const syllables = pinyin(key, { toneType: 'none', type: 'array' });
    add(syllables.join(''), targets);
    if (syllables.length >= 3 || key === '电话' || key === '手机') {
      add(syllables.map((syllable) => syllable.charAt(0)).join(''), targets);
    }
  }
  return spelled;
}

const entityWords: readonly (readonly [RegExp, ImportedEntity])[] = [
  [/^(?:联系人|联络人|对接人|经办人|来访人|主要联系人|负责人|采购人|客户联系人)/, 'contact'],
  [/^(?:合同|协议|订单)/, 'contract'],
  [/^(?:商机|项目|销售机会|机会|报价)/, 'opportunity'],
  [/^(?:跟进|沟通|拜访|回访|联系记录)/, 'followUp'],
  [/^(?:客户|公司|单位|企业|甲方|购方|需方|买方|会员|商户|基本|工商|开票)/, 'account'],
  [/^(?:contact|person)/, 'contact'],
  [/^(?:contract|agreement)/, 'contract'],
  [/^(?:opportunity|deal|project)/, 'opportunity'],
  [/^(?:company|customer|account|client|organi[sz]ation)/, 'account'],
];

/** The entity a heading speaks of by its first word, and what is left of the heading; nothing when it names none. */
export function qualifierOf(
  key: string,
): { readonly entity: ImportedEntity; readonly word: string; readonly rest: string } | undefined {
  for (const [pattern, entity] of entityWords) {
    const found = pattern.exec(key);
    if (found)
      return {
        entity,
        word: found[0],
        rest: headingKey(key.slice(found[0].length).replace(/^(?:的|方|信息|资料|情况)/, '')),
      };
  }
  return undefined;
}

/** Whether two entities are one matter for a heading: the position a contact holds belongs to the contact. */
export function isSameMatter(left: ImportedEntity, right: ImportedEntity): boolean {
  return matterOf(left) === matterOf(right);
}

function matterOf(entity: ImportedEntity): ImportedEntity {
  return entity === 'accountContact' ? 'contact' : entity;
}
