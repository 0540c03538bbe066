import { grammarReadings } from '../headings/headingGrammar';
import type { ReadColumn } from './readColumn';

/** The field by which a record is known: without it the others of that entity mean nothing. */
const identities: Readonly<Record<string, readonly string[]>> = {
  contact: ['contact.name'],
  contact2: ['contact2.name'],
  contact3: ['contact3.name'],
  opportunity: ['opportunity.name'],
  contract: ['contract.number', 'contract.name'],
};

/** What a column was brought to. */
interface Matched {
  readonly target: string | null;
}

/** Customers who are people are their own contacts: what is said of a contact is said of them. */
function areAccountsPeople(columns: readonly ReadColumn[], matches: readonly Matched[]): boolean {
  const at = matches.findIndex((match) => match.target === 'account.name');
  const content = columns[at]?.content;
  return content !== undefined && content.person >= 0.7 && content.company <= 0.1;
}

/** Entities that got columns but not the one they are known by. */
export function orphanedEntities(columns: readonly ReadColumn[], matches: readonly Matched[]): string[] {
  const paths = new Set(matches.map((match) => match.target));
  const filled = filledPaths(columns, matches);
  const isOfPeople = areAccountsPeople(columns, matches);
  const entities = new Set([...paths].flatMap((path) => (path === null ? [] : [entityInPath(path)])));
  const orphans: string[] = [];
  for (const [entity, names] of Object.entries(identities)) {
    const partner =
      entity.startsWith('contact') && !entity.startsWith('contract')
        ? entity.replace('contact', 'accountContact')
        : entity;
    if (names.some((name) => paths.has(name)) && !isGuessedAlone(entity, columns, matches)) continue;
    if (entity === 'contact' && isOfPeople) continue;
    if ((entity === 'opportunity' || entity === 'contract') && isSubstantial(filled, entity)) continue;
    if ((entity === 'opportunity' || entity === 'contract') && isSaid(columns, matches, entity)) continue;
    if (entities.has(entity)) orphans.push(entity);
    if (partner !== entity && entities.has(partner)) orphans.push(partner);
  }
  return orphans;
}

/** A number that only looks like one of a bargain, with nothing else of a bargain beside it. */
function isGuessedAlone(
  entity: string,
  columns: readonly ReadColumn[],
  matches: readonly Matched[],
): boolean {
  if (entity !== 'contract') return false;
  const paths = new Set(matches.map(({ target }) => target));
  const at = matches.findIndex(({ target }) => target === 'contract.number');
  const key = columns[at]?.headings.map((heading) => heading.key).join('') ?? '';
  return (
    !plainNames.contract.test(key) &&
    substanceOf(paths, 'contract') === 0 &&
    !paths.has('contract.name') &&
    grammarReadings(key).length > 0
  );
}

/** The end of a warranty is the end of no contract: it alone makes none of a list of repairs. */
const ofWarranty = /^(?:质保|保修|三包|保质)/;

/** The fields columns with something in them were brought to; all of them where nothing is filled at all. */
function filledPaths(
  columns: readonly ReadColumn[],
  matches: readonly Matched[],
): ReadonlySet<string | null> {
  const isEmpty = columns.every(({ content }) => content.count === 0);
  return new Set(
    matches
      .filter((_match, at) => isEmpty || (columns[at]?.content.count ?? 0) > 0)
      .filter((_match, at) => !ofWarranty.test(columns[at]?.headings.at(-1)?.key ?? ''))
      .map(({ target }) => target),
  );
}

/** Fields that say that there is a deal, or a contract, even where nobody gave it a name. */
const substance: Readonly<Record<'opportunity' | 'contract', readonly string[]>> = {
  opportunity: ['amount', 'probability', 'stage', 'expectedCloseOn'],
  contract: ['amount', 'signedOn', 'startOn', 'endOn', 'paidAmount'],
};

const plainNames = {
  opportunity: /商机|项目|机会|工程|招标|投标|询价|采购|opportunit|deal|project|inquiry|potential/,
  contract: /合同|协议|订单|contract|agreement|order/,
} as const;

function substanceOf(paths: ReadonlySet<string | null>, entity: 'opportunity' | 'contract'): number {
  return substance[entity].filter((name) => paths.has(`${entity}.${name}`)).length;
}

const words = {
  opportunity:
    /商机|机会|赢率|赢单|胜率|把握|概率|预计|预估|预期|拟签|拟购|报价|意向金额|opportunit|expected|probability/,
  contract: /合同|协议|保单|contract|agreement/,
} as const;

/** Amounts of which fewer than this share can be read name no deal. */
const readable = 0.8;

/** A heading says itself that what stands below it is said of a deal or a contract: `预计成交日期`, `协议有效期至`. */
function isSaid(
  columns: readonly ReadColumn[],
  matches: readonly Matched[],
  entity: 'opportunity' | 'contract',
): boolean {
  const telling = entity === 'contract' ? ['startOn', 'endOn', 'signedOn'] : substance.opportunity;
  return matches.some(({ target }, at) => {
    const column = columns[at];
    if (!column || column.content.count === 0 || target === null) return false;
    if (!telling.some((name) => target === `${entity}.${name}`)) return false;
    if (target.endsWith('.amount') && column.content.number < readable) return false;
    return words[entity].test(column.headings.map(({ key }) => key).join(''));
  });
}

/** Days alone make no contract, and no more do sums: a car was bought, a stand costs so much. */
function isSubstantial(paths: ReadonlySet<string | null>, entity: 'opportunity' | 'contract'): boolean {
  if (substanceOf(paths, entity) < 2) return false;
  if (entity === 'opportunity') return true;
  const has = (names: readonly string[]): boolean => names.some((name) => paths.has(`contract.${name}`));
  return (
    has(['signedOn', 'startOn', 'endOn']) && has(['amount', 'paidAmount', 'status', 'kind', 'paymentTerms'])
  );
}

/** `产品` or `服务内容` name a deal or a contract only where something else of one stands beside them. */
export function thinEntities(columns: readonly ReadColumn[], matches: readonly Matched[]): string[] {
  const paths = new Set(matches.map((match) => match.target));
  return (['opportunity', 'contract'] as const).filter((entity) => {
    const at = matches.findIndex((match) => match.target === `${entity}.name`);
    if (at < 0 || (entity === 'contract' && paths.has('contract.number'))) return false;
    const said = columns[at]?.headings.map((heading) => heading.key).join('') ?? '';
    return !plainNames[entity].test(said) && substanceOf(paths, entity) === 0;
  });
}

/** `contact` of `contact.name`. */
export function entityInPath(path: string): string {
  return path.slice(0, path.indexOf('.'));
}
