import { isRecognised } from '../../../../db/schema/derive/recognisedRecords';
import { comparable } from '../cells/cellText';
import type { ColumnMatch } from './columnMatch';
import { readHeading } from '../headings/headings';
import type { Target, TargetIndex } from '../headings/targetIndex';

/** A column of a table with what it was brought to by itself. */
interface Matched {
  readonly heading: string;
  /** Whether there is anything in it. */
  readonly isFilled: boolean;
  readonly match: ColumnMatch;
}

const authors =
  /^(?:(?:跟进|记录|录入|拜访|回访|走访|巡访|沟通|洽谈|填写)(?:人员?|者)|跟单人|author|loggedby)$/;
const times = /^(?:时间|日期|记录时间|记录日期|date|time)$/;
const contents = /^(?:内容|记录|情况|详情|描述|说明|备注|摘要|content|notes?|details?)$/;
const followWords = /跟进|拜访|回访|走访|巡访|沟通|洽谈|联系记录|联络记录|follow|visit|activit/i;
/** `走访日期` and `洽谈情况` are the day and the content of what the list is about. */
const followWord = /^(?:本次)?(?:跟进|拜访|回访|走访|巡访|沟通|洽谈)(?=.)/;
const moneyWords =
  /^(?:最近|上次|首次|实际)?(?:回款|收款|到账|到款|付款)(?:日期|时间|日|方式|账户|记录|情况|说明|明细)$/;

/**
 * Looks at a table as a whole, once its columns were matched one by one: a list of follow-ups tells who wrote each of
 * them, not whose account it is; and what a sheet says about money that came in stays with the contract's remark where
 * no field holds it, so that nothing of it is lost.
 */
export function settleSubject(
  columns: readonly Matched[],
  index: TargetIndex,
  words: string,
): readonly ColumnMatch[] {
  const matches = isFollowUpList(columns, words) ? asFollowUps(columns) : columns.map(({ match }) => match);
  const keeper = ['contract', 'account'].find(
    (entity) =>
      matches.some(({ target }) => target?.startsWith(`${entity}.`)) && index.byPath.has(`${entity}.remark`),
  );
  if (keeper === undefined) return matches;
  return matches.map((match, at) => {
    const column = columns[at];
    const isLost = match.target === null || match.target.startsWith('followUp.');
    if (!column?.isFilled || !isLost || !moneyWords.test(comparable(column.heading))) return match;
    return {
      column: match.column,
      target: `${keeper}.remark`,
      confidence: 'medium',
      reason: { code: 'keptAsRemark' },
    };
  });
}

/** Only about what was said when to whom: no other matter of the account, and none that is sold. */
function isFollowUpList(columns: readonly Matched[], words: string): boolean {
  const targets = columns.map(({ match }) => match.target ?? '');
  if (!targets.includes('account.name')) return false;
  if (targets.some((target) => /^(?:contract|opportunity)\./.test(target))) return false;
  if (targets.some((target) => target.startsWith('account.') && !ofNamedAccount.has(target))) return false;
  const keys = columns.map(({ heading }) => comparable(heading));
  const saysWhen =
    targets.includes('followUp.followedAt') || keys.some((key) => times.test(key.replace(followWord, '')));
  const saysWhat =
    targets.includes('followUp.content') || keys.some((key) => contents.test(key.replace(followWord, '')));
  const isNamed = followWords.test(words) || keys.some((key) => authors.test(key) || followWords.test(key));
  return saysWhen && saysWhat && isNamed;
}

/** What a list of follow-ups may say of the account without being a list of accounts. */
const ofNamedAccount = new Set([
  'account.name',
  'account.code',
  'account.shortName',
  'account.owner',
  'account.remark',
  'account.nextContactOn',
  'account.customerSince',
]);

function asFollowUps(columns: readonly Matched[]): readonly ColumnMatch[] {
  const taken = new Set(columns.map(({ match }) => match.target));
  const claim = (match: ColumnMatch, target: string): ColumnMatch => {
    if (taken.has(target)) return match;
    taken.add(target);
    return { column: match.column, target, confidence: 'high', reason: { code: 'heading' } };
  };
  return columns.map(({ heading, match }) => {
    const key = comparable(heading);
    if (authors.test(key)) return claim(match, 'followUp.author');
    const bare = key.replace(followWord, '');
    const isOpen =
      match.target === null || match.target === 'account.remark' || match.target === 'account.customerSince';
    if (isOpen && times.test(bare)) return claim(match, 'followUp.followedAt');
    if (isOpen && contents.test(bare)) return claim(match, 'followUp.content');
    return match;
  });
}

/** Fewer headings than this do not tell what a table is about. */
const fewestTelling = 2;

/** A table that is about one of the entities that stand alone: its columns, matched with the fields of that entity only. */
export function matchAlone(
  columns: readonly { readonly column: number; readonly heading: string }[],
  targets: readonly Target[],
): readonly ColumnMatch[] {
  const taken = new Set<Target>();
  const keys = columns.map(({ heading }) => readHeading(heading).key);
  const found = columns.map((): Target | undefined => undefined);
  const claim = (fits: (key: string, known: string) => boolean): void => {
    for (const [at, key] of keys.entries()) {
      if (found[at] || key === '') continue;
      const target = targets.find(
        (one) => !taken.has(one) && one.of.headings.some((heading) => fits(key, readHeading(heading).key)),
      );
      if (!target) continue;
      found[at] = target;
      taken.add(target);
    }
  };
  claim((key, known) => key === known);
  claim((key, known) => known.length >= 2 && (key.endsWith(known) || known.endsWith(key)));
  return columns.map(({ column }, at) => {
    const target = found[at];
    return target
      ? { column, target: target.path, confidence: 'high', reason: { code: 'heading' } }
      : { column, target: null, confidence: 'none', reason: { code: 'unknown' } };
  });
}

/**
 * What a table is about when it is none of what customer sheets speak of: the entity that knows more of its headings
 * than they do, the title of its records among them. Null for a customer sheet.
 */
export function guessAlone(
  columns: readonly { readonly column: number; readonly heading: string }[],
  index: TargetIndex,
  usual: readonly ColumnMatch[],
): readonly ColumnMatch[] | null {
  const keys = new Set(columns.map(({ heading }) => readHeading(heading).key));
  const knownUsually = usual.filter(({ target }) => target !== null).length;
  let best: { readonly name: string; readonly count: number } | null = null;
  for (const [name, targets] of index.alone) {
    if (isLikeCustomers(targets)) continue;
    const known = targets.filter(({ of }) =>
      of.headings.some((heading) => keys.has(readHeading(heading).key)),
    );
    const hasTitle = known.some(({ of }) => of.name === of.entity.titleField);
    if (hasTitle && known.length >= fewestTelling && known.length > Math.max(knownUsually, best?.count ?? 0))
      best = { name, count: known.length };
  }
  return best ? matchAlone(columns, index.alone.get(best.name) ?? []) : null;
}

/** What the program itself keeps of people and companies has the headings of a customer sheet: only a person can tell. */
function isLikeCustomers([target]: readonly Target[]): boolean {
  return target !== undefined && target.of.entity.madeByOffice !== true && isRecognised(target.of.entity);
}

/** The entity a table is about alone, by what its columns are brought to; null for a customer sheet. */
export function subjectOf(
  columns: readonly { readonly target: string | null }[],
  { alone, byPath }: TargetIndex,
): string | null {
  for (const { target } of columns) {
    const entity = target === null ? undefined : byPath.get(target)?.entity;
    if (entity !== undefined && alone.has(entity)) return entity;
  }
  return null;
}
