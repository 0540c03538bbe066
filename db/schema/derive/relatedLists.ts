import type { Entity } from '../defineEntity';
import type { Schema } from '../effectiveSchema';
import type { Label } from '../label';

/** A list of records that point at this one. */
export interface RelatedList {
  readonly label: Label;
  /** The entity of the rows, and its reference to this record. */
  readonly entity: string;
  readonly via: string;
  /** On a link, the other end: the record a row leads to. */
  readonly other?: { readonly entity: string; readonly via: string };
}

/** The lists a record page shows, derived from the references that ask for one; timelines are not among them. */
export function relatedLists(schema: Schema, entity: Entity): RelatedList[] {
  return Object.values(schema.entities).flatMap((candidate) =>
    candidate.timeline
      ? []
      : Object.entries(candidate.fields).flatMap(([via, field]) =>
          field.kind === 'reference' && field.to === entity.name && field.relatedList && !field.retired
            ? [{ label: field.relatedList, entity: candidate.name, via, ...otherEnd(candidate, via) }]
            : [],
        ),
  );
}

function otherEnd(candidate: Entity, via: string): Pick<RelatedList, 'other'> {
  const other = candidate.link?.find((end) => end !== via);
  const field = other === undefined ? undefined : candidate.fields[other];
  if (other === undefined || field?.kind !== 'reference') return {};
  return { other: { entity: field.to, via: other } };
}

/** The entities whose records are entries of this entity's timeline, with their reference to it. */
export function timelineSources(schema: Schema, entity: Entity): { entity: Entity; via: string }[] {
  return Object.values(schema.entities).flatMap((candidate) =>
    candidate.timeline
      ? Object.entries(candidate.fields).flatMap(([via, field]) =>
          field.kind === 'reference' && field.to === entity.name ? [{ entity: candidate, via }] : [],
        )
      : [],
  );
}
