import { valueless } from '../../../db/schema/filterWords';
import type { Condition, Filter, FilterValue, HavingRelated, Operator } from '../../../db/schema/listQuery';

/** How deep groups and ways to other records may stand inside one another; the border refuses more. */
export const deepest = 6;
/** How many parts one group may have; the border refuses more. */
export const mostParts = 50;

/** Several conditions that all hold, or of which any holds. */
export interface GroupNode {
  readonly is: 'group';
  readonly key: number;
  readonly mode: 'all' | 'any';
  readonly isNot: boolean;
  readonly nodes: readonly BuilderNode[];
}

/** A condition as far as it is made; `value` is null until there is one, ranges hold two. */
export interface ConditionNode {
  readonly is: 'condition';
  readonly key: number;
  readonly field: string;
  readonly operator: Operator;
  readonly value: unknown;
}

/** Conditions on the record a reference leads to. */
export interface ThroughNode {
  readonly is: 'through';
  readonly key: number;
  readonly through: string;
  readonly group: GroupNode;
}

/** How many records point here, and which of them count. */
export interface RelatedNode {
  readonly is: 'related';
  readonly key: number;
  readonly entity: string;
  readonly via: string;
  readonly quantity: HavingRelated['quantity'];
  readonly count: number;
  readonly group: GroupNode;
}

export type BuilderNode = GroupNode | ConditionNode | ThroughNode | RelatedNode;

let lastKey = 0;
function newKey(): number {
  lastKey += 1;
  return lastKey;
}

/** An empty group. */
export function newGroup(mode: GroupNode['mode'] = 'all', nodes: readonly BuilderNode[] = []): GroupNode {
  return { is: 'group', key: newKey(), mode, isNot: false, nodes };
}

/** A condition without a value. */
export function newCondition(field: string, operator: Operator): ConditionNode {
  return { is: 'condition', key: newKey(), field, operator, value: null };
}

/** A way through a reference. */
export function newThrough(through: string): ThroughNode {
  return { is: 'through', key: newKey(), through, group: newGroup() };
}

/** A condition on records that point here. */
export function newRelated(entity: string, via: string): RelatedNode {
  return { is: 'related', key: newKey(), entity, via, quantity: 'some', count: 1, group: newGroup() };
}

/** The filter a builder holds; parts without a value are left out, and nothing at all is undefined. */
export function filterOfGroup(group: GroupNode): Filter | undefined {
  const parts = group.nodes.flatMap((node) => filterOfNode(node) ?? []);
  if (parts.length === 0) return undefined;
  const filter: Filter = group.mode === 'all' ? { all: parts } : { any: parts };
  return group.isNot ? { not: filter } : filter;
}

function filterOfNode(node: BuilderNode): Filter | undefined {
  switch (node.is) {
    case 'group':
      return filterOfGroup(node);
    case 'condition':
      return conditionOfNode(node);
    case 'through': {
      const filter = innerFilter(node.group);
      return filter && { through: node.through, filter };
    }
    case 'related': {
      const filter = innerFilter(node.group);
      const isCounted = node.quantity === 'atLeast' || node.quantity === 'atMost';
      return {
        having: { entity: node.entity, via: node.via },
        quantity: node.quantity,
        ...(isCounted ? { count: node.count } : {}),
        ...(filter ? { filter } : {}),
      };
    }
  }
}

/** A single condition behind a reference needs no group around it. */
function innerFilter(group: GroupNode): Filter | undefined {
  const filter = filterOfGroup(group);
  if (!filter || !('all' in filter) || filter.all.length !== 1) return filter;
  const [only] = filter.all;
  return only && 'field' in only ? only : filter;
}

/** The condition, when it is complete. */
export function conditionOfNode({ field, operator, value }: ConditionNode): Condition | undefined {
  const base = { field, operator };
  if (valueless.has(operator)) return base;
  if (value === null || value === undefined || value === '') return undefined;
  if (Array.isArray(value)) {
    const values = value as readonly unknown[];
    const isBlank = values.length === 0 || values.some((one) => one === null || one === undefined);
    return isBlank ? undefined : { ...base, value: values as FilterValue };
  }
  return { ...base, value: value as FilterValue };
}

/** The builder that makes this filter; without one, an empty group. */
export function groupOfFilter(filter: Filter | undefined): GroupNode {
  if (!filter) return newGroup();
  if ('all' in filter) return newGroup('all', filter.all.map(nodeOfFilter));
  if ('any' in filter) return newGroup('any', filter.any.map(nodeOfFilter));
  if ('not' in filter) {
    const { not: inner } = filter;
    if ('not' in inner) return { ...newGroup('all', [groupOfFilter(inner)]), isNot: true };
    return { ...groupOfFilter(inner), isNot: true };
  }
  return newGroup('all', [nodeOfFilter(filter)]);
}

function nodeOfFilter(filter: Filter): BuilderNode {
  if ('all' in filter || 'any' in filter || 'not' in filter) return groupOfFilter(filter);
  if ('through' in filter)
    return { ...newThrough(filter.through), group: groupOfFilter(filter.filter) } satisfies ThroughNode;
  if ('having' in filter) {
    const { having, quantity, count, filter: inner } = filter;
    const node = newRelated(having.entity, having.via);
    return { ...node, quantity, count: count ?? 1, group: groupOfFilter(inner) };
  }
  const { field, operator, value } = filter;
  return { is: 'condition', key: newKey(), field, operator, value: value ?? null };
}

/** How many levels of the border's shape a builder needs at most, whatever is filled in yet. */
export function depthOf(node: BuilderNode): number {
  switch (node.is) {
    case 'condition':
      return 0;
    case 'group':
      return (node.isNot ? 2 : 1) + Math.max(0, ...node.nodes.map(depthOf));
    case 'through':
    case 'related':
      return 1 + depthOf(node.group);
  }
}

/** The top-level conditions of a filter, each a chip; one that is not a plain list of conditions is one chip. */
export function topParts(filter: Filter | undefined): readonly Filter[] {
  if (!filter) return [];
  return 'all' in filter ? filter.all : [filter];
}

/** The filter of top-level parts; none is undefined. */
export function filterOfParts(parts: readonly Filter[]): Filter | undefined {
  return parts.length === 0 ? undefined : { all: parts };
}
