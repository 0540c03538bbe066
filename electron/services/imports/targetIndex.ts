import { pinyin } from 'pinyin-pro';
import type { Schema } from '../../../db/schema/effectiveSchema';
import { importTargets, type ImportTarget } from '../../../db/schema/derive/importTargets';
import { headingKey, readHeading } from './headings';
import { headingSynonyms } from './headingSynonyms';

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
  readonly byPath: ReadonlyMap<string, Target>;
  /** First-slot targets that carry exactly this heading. */
  exact(key: string): readonly Target[];
  /** First-slot targets one of whose headings is the end (or the beginning) of this one, longest first. */
  containing(key: string): readonly { readonly target: Target; readonly share: number }[];
  /** First-slot targets whose Chinese heading is written so in pinyin, whole or by initials. */
  spelled(key: string): readonly Target[];
}

/** Makes the index for one schema; the office's own fields are in it like all others. */
export function createTargetIndex(schema: Schema): TargetIndex {
  const all = allTargets(schema);
  const targets = all.filter((target) => !isOnlyOurs(target));
  const firsts = targets.filter((target) => target.slot === 1);
  const byKey = new Map<string, Target[]>();
  for (const target of firsts) {
    for (const heading of headingsOf(target)) {
      const key = readHeading(heading).key;
      const known = byKey.get(key);
      if (!known) byKey.set(key, [target]);
      else if (!known.includes(target)) known.push(target);
    }
  }
  const longKeys = [...byKey.keys()]
    .filter((key) => key.length >= 2)
    .sort((left, right) => right.length - left.length);
  let spellings: Map<string, Target[]> | undefined;
  return {
    targets,
    byPath: new Map(all.map((target) => [target.path, target])),
    exact: (key) => byKey.get(key) ?? [],
    containing(key) {
      const shortest = /[\u4e00-\u9fff]/.test(key) ? 2 : 4;
      const found: { target: Target; share: number }[] = [];
      for (const known of longKeys) {
        if (
          known.length < shortest ||
          known.length >= key.length ||
          !(key.endsWith(known) || key.startsWith(known))
        )
          continue;
        const share = (known.length / key.length) * (key.endsWith(known) ? 1 : 0.8);
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

function headingsOf(target: Target): readonly string[] {
  const synonyms = headingSynonyms[target.of.path] ?? [];
  if (target.of.name !== 'owner') return [...target.of.headings, ...synonyms];
  return [...target.of.headings, ...(headingSynonyms['account.owner'] ?? [])];
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
): { readonly entity: ImportedEntity; readonly rest: string } | undefined {
  for (const [pattern, entity] of entityWords) {
    const found = pattern.exec(key);
    if (found)
      return {
        entity,
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
