import type { ReadColumn } from './readColumn';
import { dayReadings, grammarReadings } from '../headings/headingGrammar';
import type { Heading } from '../headings/headings';
import {
  isSameMatter,
  qualifierOf,
  type ImportedEntity,
  type Target,
  type TargetIndex,
} from '../headings/targetIndex';

/** What the words of a heading say for a field. */
export interface HeadingEvidence {
  readonly score: number;
  readonly isByParent: boolean;
  /** No list knows the heading; the way it is put together says what it means. */
  readonly isByGrammar?: boolean;
}

/** All fields the words over a column speak of, with how plainly they do. */
export function headingEvidence(column: ReadColumn, index: TargetIndex): Map<Target, HeadingEvidence> {
  const found = new Map<Target, HeadingEvidence>();
  const own = column.headings.at(-1);
  if (!own) return found;
  const add = (targets: readonly Target[], score: number, isByParent: boolean): void => {
    for (const target of targets) {
      if ((found.get(target)?.score ?? 0) < score) found.set(target, { score, isByParent });
    }
  };
  const parents = column.headings.slice(0, -1);
  for (const key of keysOf(own)) addReadings(key, index, (targets, score) => add(targets, score, false));
  if (parents.length > 0) {
    const joined = parents.map((parent) => parent.key).join('') + own.key;
    add(index.exact(joined), 1, true);
    for (const parent of parents) {
      const entity = qualifierOf(parent.key);
      // `编号` under `合同信息` is what `合同编号` is.
      if (entity?.rest === '') add(index.exact(entity.word + own.key), 1, true);
    }
    weighByParents(found, parents);
    // Two languages one under the other: whichever is known. What stands over several columns names none of them.
    const isAlone = column.siblings === 0 || isLatin(own.key);
    for (const parent of parents) {
      const known = index.exact(parent.key);
      add(
        isAlone ? known : known.filter(({ of }) => of.field.kind === 'phones'),
        found.size === 0 || isLatin(own.key) ? 0.9 : 0.3,
        true,
      );
    }
  }
  addGrammar(column, found, index);
  return found;
}

/** From this share on a column holds days. */
const ofDays = 0.8;

/** What a heading says by its last word; only where no list knows it as a whole. */
function addGrammar(column: ReadColumn, found: Map<Target, HeadingEvidence>, index: TargetIndex): void {
  if ([...found.values()].some(({ score }) => score >= 0.95)) return;
  const joined = column.headings.map(({ key }) => key).join('');
  const own = column.headings.at(-1)?.key ?? '';
  const said = joined === own ? grammarReadings(own) : [...grammarReadings(joined), ...grammarReadings(own)];
  const readings = said.length === 0 && column.content.date >= ofDays ? dayReadings(own) : said;
  for (const { path, score } of readings) {
    const target = index.byPath.get(path);
    if (!target) continue;
    // The whole heading is understood: a shorter word within it says nothing else.
    for (const [other, evidence] of found) if (other !== target && evidence.score < 0.7) found.delete(other);
    if ((found.get(target)?.score ?? 0) < score)
      found.set(target, { score, isByParent: false, isByGrammar: true });
  }
}

function isOfDeal(entity: ImportedEntity | undefined): boolean {
  return entity === 'contract' || entity === 'opportunity';
}

function isLatin(key: string): boolean {
  return /^[a-z0-9 /]+$/.test(key);
}

function keysOf(heading: Heading): readonly string[] {
  const keys = [heading.key];
  for (const inside of heading.inside) keys.push(inside + heading.key, heading.key + inside);
  return keys;
}

function addReadings(
  key: string,
  index: TargetIndex,
  add: (targets: readonly Target[], score: number) => void,
): void {
  const exact = index.exact(key);
  for (const target of exact) add([target], index.isOwnWord(target, key) ? 1 : 0.98);
  for (const part of key.split(/[/、,，或和及&]/)) {
    if (part !== key && part.length >= 2) add(index.exact(part), 0.8);
  }
  const qualified = qualifierOf(key);
  if (qualified && qualified.rest !== '') {
    add(
      index.exact(qualified.rest).filter((target) => isSameMatter(target.entity, qualified.entity)),
      0.85,
    );
  }
  if (exact.length === 0 && !wantedThing.test(key)) {
    for (const { target, share } of index.containing(key)) {
      // `订单创建时间` is no day on which the customer was made.
      if (isOfDeal(qualified?.entity) && target.entity !== qualified?.entity) continue;
      add([target], 0.45 + 0.3 * share);
    }
  }
  if (wantedThing.test(key))
    add(
      [index.byPath.get('opportunity.name')].filter((target) => target !== undefined),
      0.85,
    );
  add(index.spelled(key), 0.7);
}

/** `意向机型`, `咨询课程`: what a customer may buy. */
const wantedThing =
  /^(?:招聘|招聘的|委托招聘|意向|拟购|拟采购|需求|感兴趣|感兴趣的|关注|咨询|询价|所需)(?:产品|设备|机型|车型|型号|课程|服务|项目|楼盘|房源|品类|商品|方案|业务|岗位|职位|职务)$/;

function weighByParents(found: Map<Target, HeadingEvidence>, parents: readonly Heading[]): void {
  const named = parents
    .map((parent) => qualifierOf(parent.key)?.entity)
    .filter((entity) => entity !== undefined);
  const entity = named.at(-1);
  if (entity === undefined) return;
  for (const [target, evidence] of found) {
    const isIts = isSameMatter(target.entity, entity);
    found.set(target, {
      score: isIts ? Math.min(1, evidence.score + 0.1) : evidence.score * 0.6,
      isByParent: isIts,
    });
  }
}
