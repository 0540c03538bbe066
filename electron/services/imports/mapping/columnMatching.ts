import type { MappingReason } from '../../../api/imports';
import type { ColumnMatch } from './columnMatch';
import { assign } from './assignment';
import { cellText, comparable } from '../cells/cellText';
import { readColumns } from './columnReading';
import { scoreColumn, type ColumnScore } from './columnScore';
import { isFirstName, isLastName } from '../headings/headings';
import { nearMisses, rowNumberHeadings } from '../headings/headingSynonyms';
import { entityInPath, orphanedEntities, thinEntities } from './orphanedEntities';
import { withPeriod } from './periodColumns';
import type { ColumnToMatch, ReadColumn } from './readColumn';
import { matterOf, type Surroundings } from './sheetMatter';
import type { Target, TargetIndex } from '../headings/targetIndex';

/** Below this score a column stays on its own. */
const threshold = 0.4;
/**
 * Brings the columns of one table to fields: every field once per slot, the whole table at once, so that the best
 * sum wins and not the first comer. Columns nobody understood stay with `target: null` and a reason.
 */
export function matchColumns(
  columns: readonly ColumnToMatch[],
  index: TargetIndex,
  surroundings: Surroundings,
): ColumnMatch[] {
  const read = readColumns(columns, index, surroundings.users);
  let excluded = new Set<string>();
  for (let round = 0; ; round += 1) {
    const matches = solve(read, index, surroundings, excluded);
    const orphans = [...orphanedEntities(read, matches), ...thinEntities(read, matches)].filter(
      (entity) => !excluded.has(entity),
    );
    if (orphans.length === 0 || round > 5)
      return withoutTraitsOfOthers(
        read,
        withSomebody(read, withPeriod(read, matches, index), surroundings.users),
      );
    excluded = new Set([...excluded, ...orphans]);
  }
}

/**
 * Telephone numbers are somebody's: where no heading says whose, the first column of names that are not colleagues'
 * is who the rows are about.
 */
function withSomebody(
  columns: readonly ReadColumn[],
  matches: ColumnMatch[],
  users: ReadonlySet<string>,
): ColumnMatch[] {
  const targets = matches.map(({ target }) => target ?? '');
  if (targets.some((target) => target === 'contact.name' || target === 'account.name')) return matches;
  if (!targets.some((target) => /\.(?:phones|mobiles)$/.test(target))) return matches;
  const at = columns.findIndex(({ content, headings }, place) => {
    if (targets[place] !== '' || content.count < 2 || content.distinct < 0.7) return false;
    if (nearMisses.test(headings.at(-1)?.key ?? '')) return false;
    const ours = content.cells.filter((cell) => users.has(comparable(cellText(cell)))).length;
    return ours < content.count * 0.3 && Math.max(content.person, content.company) >= 0.6;
  });
  const content = columns[at]?.content;
  if (!content) return matches;
  const isCompany = content.company >= content.person;
  const share = Math.round(Math.max(content.company, content.person) * 100);
  return matches.map((match, place) =>
    place === at
      ? {
          column: match.column,
          target: isCompany ? 'account.name' : 'contact.name',
          confidence: 'low',
          reason: { code: 'content', share },
        }
      : match,
  );
}

/** What is said of one person alone. */
const traits = /^contact\.(?:gender|birthday)$/;

/**
 * `长者姓名 | 性别 | 监护人`: what stands between the person a row is about and somebody beside him is said of the
 * first, never of the second.
 */
function withoutTraitsOfOthers(columns: readonly ReadColumn[], matches: ColumnMatch[]): ColumnMatch[] {
  const at = matches.findIndex(({ target }) => target === 'account.name');
  const beside = matches.findIndex(({ target }) => target === 'contact.name');
  const content = columns[at]?.content;
  if (!content || beside <= at || content.person < 0.6 || content.company > 0.1) return matches;
  return matches.map((match, place) =>
    place > at && place < beside && traits.test(match.target ?? '')
      ? { column: match.column, target: null, confidence: 'none', reason: { code: 'unknown' } }
      : match,
  );
}

function solve(
  columns: readonly ReadColumn[],
  index: TargetIndex,
  surroundings: Surroundings,
  excluded: ReadonlySet<string>,
): ColumnMatch[] {
  const matter = matterOf(columns, index, surroundings, excluded);
  const scored = columns.map((column) => {
    const fixed = surroundings.fixed?.get(column.column);
    if (fixed !== undefined) return certain(fixed, index);
    return isRowNumber(column) ? new Map<Target, ColumnScore>() : scoreColumn(column, index, matter);
  });
  const targets = [...new Set(scored.flatMap((scores) => [...scores.keys()]))].filter(
    (target) => !excluded.has(entityInPath(target.path)) || staysWithoutPerson(target),
  );
  // A list of numbers, a region or a remark may be put together from several columns; each further one counts less.
  const places = targets.flatMap((target) => copiesOf(target).map((discount) => ({ target, discount })));
  const hasPartedName = isNameParted(columns);
  const matrix = scored.map((scores) =>
    places.map(({ target, discount }) => {
      const score = scores.get(target);
      if (!score || (discount < 1 && score.heading < 0.5)) return 0;
      if (target.path === 'contact.name' && discount < 1 && !hasPartedName) return 0;
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

/** The score of a column that is known to be this field and nothing else. */
function certain(path: string | null, index: TargetIndex): Map<Target, ColumnScore> {
  const target = path === null ? undefined : index.byPath.get(path);
  return new Map(target ? [[target, { total: 5, heading: 1, content: null, isByParent: false }]] : []);
}

/** `First Name` and `Last Name`: one name in two columns. */
function isNameParted(columns: readonly ReadColumn[]): boolean {
  const keys = new Set(columns.map((column) => column.headings.at(-1)?.key ?? ''));
  return [...keys].some((key) => isFirstName(key)) && [...keys].some((key) => isLastName(key));
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
  if (target.path === 'contact.name') return [1, 0.98];
  if (target.of.field.kind === 'tags') return [1, 0.98];
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
