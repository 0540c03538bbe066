import type { MappingReason } from '../../api/imports';
import { assign } from './assignment';
import { comparable } from './cellText';
import {
  scoreColumn,
  type ColumnScore,
  type ColumnToMatch,
  type ReadColumn,
  type SheetMatter,
} from './columnScore';
import { readHeading, type Heading } from './headings';
import { rowNumberHeadings } from './headingSynonyms';
import { contactSlots, type ImportedEntity, type Target, type TargetIndex } from './targetIndex';

/** What a column was brought to, and why. */
export interface ColumnMatch {
  readonly column: number;
  readonly target: string | null;
  readonly confidence: 'high' | 'medium' | 'low' | 'none';
  readonly reason: MappingReason;
}

/** Below this score a column stays on its own. */
const threshold = 0.4;
/** The field by which a record is known: without it the others of that entity mean nothing. */
const identities: Readonly<Record<string, readonly string[]>> = {
  contact: ['contact.name'],
  contact2: ['contact2.name'],
  contact3: ['contact3.name'],
  opportunity: ['opportunity.name'],
  contract: ['contract.number', 'contract.name'],
};

/**
 * Brings the columns of one table to fields: every field once per slot, the whole table at once, so that the best
 * sum wins and not the first comer. Columns nobody understood stay with `target: null` and a reason.
 */
export function matchColumns(
  columns: readonly ColumnToMatch[],
  index: TargetIndex,
  surroundings: { readonly words: string; readonly users: ReadonlySet<string> },
): ColumnMatch[] {
  const read = readColumns(columns);
  let excluded = new Set<string>();
  for (let round = 0; ; round += 1) {
    const matches = solve(read, index, surroundings, excluded);
    const orphans = orphanedEntities(matches).filter((entity) => !excluded.has(entity));
    if (orphans.length === 0 || round > 5) return matches;
    excluded = new Set([...excluded, ...orphans]);
  }
}

function readColumns(columns: readonly ColumnToMatch[]): ReadColumn[] {
  const seen = new Map<string, number>();
  return columns.map((column) => {
    const headings = column.parts.map((part) => readHeading(part));
    const key = headings.map((heading) => heading.key).join('/') + '/' + String(slotIn(headings));
    const repeats = seen.get(key) ?? 0;
    seen.set(key, repeats + 1);
    return { ...column, headings, slot: slotIn(headings), repeats };
  });
}

function slotIn(headings: readonly Heading[]): number {
  const named = headings.map((heading) => heading.slot).filter((slot) => slot !== null);
  return Math.min(named.at(-1) ?? 1, contactSlots);
}

function solve(
  columns: readonly ReadColumn[],
  index: TargetIndex,
  surroundings: { readonly words: string; readonly users: ReadonlySet<string> },
  excluded: ReadonlySet<string>,
): ColumnMatch[] {
  const matter = matterOf(columns, index, surroundings, excluded);
  const scored = columns.map((column) =>
    isRowNumber(column) ? new Map<Target, ColumnScore>() : scoreColumn(column, index, matter),
  );
  const targets = [...new Set(scored.flatMap((scores) => [...scores.keys()]))].filter(
    (target) => !excluded.has(entityInPath(target.path)) || staysWithoutPerson(target),
  );
  // A list of numbers, a region or a remark may be put together from several columns; each further one counts less.
  const places = targets.flatMap((target) => copiesOf(target).map((discount) => ({ target, discount })));
  const matrix = scored.map((scores) =>
    places.map(({ target, discount }) => {
      const score = scores.get(target);
      if (!score || (discount < 1 && score.heading < 0.5)) return 0;
      return Math.max(0, score.total * discount - threshold);
    }),
  );
  const chosen = assign(matrix, places.length);
  return columns.map((column, at) => {
    const place = places[chosen[at] ?? -1];
    if (!place) return unmatched(column);
    const score = scored[at]?.get(place.target);
    return score ? matched(column, place.target, score) : unmatched(column);
  });
}

/**
 * Of people nobody names, what is no telephone number is still read: it stays with the account as a remark. Numbers
 * become the account's own.
 */
function staysWithoutPerson(target: Target): boolean {
  return (
    target.entity === 'contact' && target.slot === 1 && ['mail', 'wechat', 'qq'].includes(target.of.name)
  );
}

function copiesOf(target: Target): readonly number[] {
  if (target.of.field.kind === 'phones') return [1, 0.93];
  if (target.path === 'account.region') return [1, 0.97, 0.96];
  if (target.of.name === 'remark') return [1, 0.95, 0.94];
  return [1];
}

function matched(column: ReadColumn, target: Target, score: ColumnScore): ColumnMatch {
  const confidence = score.total >= 0.85 ? 'high' : score.total >= 0.6 ? 'medium' : 'low';
  const share = score.content === null ? undefined : Math.round(score.content * 100);
  const code: MappingReason['code'] =
    score.heading === 0
      ? 'content'
      : score.isByParent
        ? 'parentHeading'
        : share !== undefined && share >= 60
          ? 'headingAndContent'
          : 'heading';
  const reason = share === undefined || code === 'heading' ? { code } : { code, share };
  return { column: column.column, target: target.path, confidence, reason };
}

function unmatched(column: ReadColumn): ColumnMatch {
  const code = isRowNumber(column) ? 'rowNumbers' : column.content.count === 0 ? 'empty' : 'unknown';
  return { column: column.column, target: null, confidence: 'none', reason: { code } };
}

const rowNumberKeys = new Set(rowNumberHeadings.map((heading) => comparable(heading)));

function isRowNumber(column: ReadColumn): boolean {
  const own = column.headings.at(-1);
  const key = comparable(own?.text ?? '').replace(/[.。、:：]/g, '');
  if (rowNumberKeys.has(key)) return true;
  return column.content.isSequence && (key === '' || key === '编号' || key === '行号');
}

function entityInPath(path: string): string {
  return path.slice(0, path.indexOf('.'));
}

/** Entities that got columns but not the one they are known by. */
function orphanedEntities(matches: readonly ColumnMatch[]): string[] {
  const paths = new Set(matches.map((match) => match.target));
  const entities = new Set([...paths].flatMap((path) => (path === null ? [] : [entityInPath(path)])));
  const orphans: string[] = [];
  for (const [entity, names] of Object.entries(identities)) {
    const partner =
      entity.startsWith('contact') && !entity.startsWith('contract')
        ? entity.replace('contact', 'accountContact')
        : entity;
    if (names.some((name) => paths.has(name))) continue;
    if (entities.has(entity)) orphans.push(entity);
    if (partner !== entity && entities.has(partner)) orphans.push(partner);
  }
  return orphans;
}

/** What the table is about: the entities its clear headings speak of, and the words around it. */
function matterOf(
  columns: readonly ReadColumn[],
  index: TargetIndex,
  surroundings: { readonly words: string; readonly users: ReadonlySet<string> },
  excluded: ReadonlySet<string>,
): SheetMatter {
  const votes: Record<ImportedEntity, number> = {
    account: 0,
    contact: 0,
    accountContact: 0,
    opportunity: 0,
    contract: 0,
    followUp: 0,
  };
  let hasContactName = false;
  let hasAccountName = false;
  let contactAt = -1;
  let accountAt = -1;
  for (const column of columns) {
    const exact = exactOf(column, index);
    const entities = new Set(exact.map((target) => target.entity));
    if (entities.size === 1) for (const entity of entities) votes[entity] += 1;
    const isPerson =
      column.content.count === 0 || column.content.person >= 0.4 || column.content.company < 0.3;
    if (
      exact.some((target) => target.path === 'contact.name') &&
      isPerson &&
      !exact.some((target) => target.path === 'account.name')
    ) {
      if (!exact.some((target) => target.of.name === 'owner')) {
        hasContactName = true;
        if (contactAt < 0) contactAt = column.column;
      }
    }
    if (exact.some((target) => target.path === 'account.name')) {
      hasAccountName = true;
      if (accountAt < 0) accountAt = column.column;
    }
  }
  const words = comparable(surroundings.words);
  if (/合同|协议|订单|contract/.test(words)) votes.contract += 2;
  if (/商机|项目|报价|机会|跟单|漏斗|opportunit|pipeline|deal/.test(words)) votes.opportunity += 2;
  for (const entity of excluded) if (entity in votes) votes[entity as ImportedEntity] = 0;
  const subject =
    votes.contract > 0 && votes.contract >= votes.opportunity
      ? 'contract'
      : votes.opportunity > 0
        ? 'opportunity'
        : hasAccountName || votes.account > votes.contact
          ? 'account'
          : 'contact';
  return {
    subject,
    votes,
    hasContactName: hasContactName && !excluded.has('contact'),
    hasAccountName,
    contactAt,
    accountAt,
    users: surroundings.users,
    excluded,
  };
}

function exactOf(column: ReadColumn, index: TargetIndex): readonly Target[] {
  const own = column.headings.at(-1);
  if (!own) return [];
  const joined = column.headings.map((heading) => heading.key).join('');
  const whole = index.exact(joined);
  return whole.length > 0 ? whole : index.exact(own.key);
}
