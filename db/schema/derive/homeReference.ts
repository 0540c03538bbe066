import type { Entity } from '../defineEntity';
import type { FieldByKind } from '../fields';
import { rankedFields, type NamedField } from './ranked';
import type { RelatedList } from './relatedLists';

/** A reference that nobody types: the record this one belongs to, made from the links between them. */
export interface HomeReference {
  readonly name: string;
  readonly field: FieldByKind['reference'];
}

/**
 * Where a record belongs, e.g. a person's company: lists find it by that record's words too, and it is named beside
 * the record wherever one has to be told from another of the same name. Null where there is no such reference.
 */
export function homeReference(entity: Entity): HomeReference | null {
  for (const [name, field] of Object.entries(entity.fields))
    if (field.kind === 'reference' && field.rollUp && !field.retired) return { name, field };
  return null;
}

/**
 * What is said of the record at the other end of a related list's link, beside its title: the fields of a rank, at most
 * so many. That it belongs to the very record the list stands on says nothing there.
 */
export function factsOfOther(
  entity: Entity,
  {
    related,
    link,
    most,
    rank,
  }: {
    readonly related: Pick<RelatedList, 'via'>;
    /** The entity of the list's own rows. */
    readonly link: Entity;
    readonly most: number;
    readonly rank: 'list' | 'headline';
  },
): readonly NamedField[] {
  const here = link.fields[related.via];
  const home = homeReference(entity);
  const isHere = (name: string): boolean =>
    home?.name === name && here?.kind === 'reference' && here.to === home.field.to;
  return rankedFields(entity, rank)
    .filter(({ name }) => name !== entity.titleField && !isHere(name))
    .slice(0, most);
}
