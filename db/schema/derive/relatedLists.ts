import type { Entity, TabPart } from '../defineEntity';
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

/**
 * The lists a record page shows, derived from the references that ask for one. Timelines and attachments are not among
 * them, they have a place of their own; nor what is retired or kept for the program's own pages.
 */
export function relatedLists(schema: Schema, entity: Entity): RelatedList[] {
  return Object.values(schema.entities).flatMap((candidate) =>
    candidate.timeline || candidate.isInternal || candidate.retired || isFileEntity(candidate)
      ? []
      : listsOf(candidate, entity),
  );
}

/** The list a tab of the office names; null when its entity or its reference is gone. */
export function relatedListOf(
  schema: Schema,
  entity: Entity,
  part: Extract<TabPart, { readonly is: 'related' }>,
): RelatedList | null {
  const candidate = schema.entities[part.entity];
  if (!candidate || candidate.retired) return null;
  return listsOf(candidate, entity).find(({ via }) => via === part.via) ?? null;
}

/** The entity whose records are the files of this one, with its reference and its file field; null when it has none. */
export function attachmentList(
  schema: Schema,
  entity: Entity,
): { readonly entity: Entity; readonly via: string; readonly file: string } | null {
  for (const candidate of Object.values(schema.entities)) {
    const file = fileFieldOf(candidate);
    const via = referenceTo(candidate, entity.name);
    if (file !== undefined && via !== undefined) return { entity: candidate, via, file };
  }
  return null;
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

/** Those of them that people write themselves: follow-ups and comments, not what the program keeps by itself. */
export function writtenSources(schema: Schema, entity: Entity): { entity: Entity; via: string }[] {
  return timelineSources(schema, entity).filter(({ entity: source }) => {
    const content = source.fields[source.timeline?.content ?? ''];
    return content !== undefined && !content.readOnly;
  });
}

function listsOf(candidate: Entity, entity: Entity): RelatedList[] {
  return Object.entries(candidate.fields).flatMap(([via, field]) =>
    field.kind === 'reference' && field.to === entity.name && field.relatedList && !field.retired
      ? [{ label: field.relatedList, entity: candidate.name, via, ...otherEnd(candidate, via) }]
      : [],
  );
}

function otherEnd(candidate: Entity, via: string): Pick<RelatedList, 'other'> {
  const other = candidate.link?.find((end) => end !== via);
  const field = other === undefined ? undefined : candidate.fields[other];
  if (other === undefined || field?.kind !== 'reference') return {};
  return { other: { entity: field.to, via: other } };
}

function isFileEntity(candidate: Entity): boolean {
  return fileFieldOf(candidate) !== undefined;
}

/** A record that cannot be without its one file is that file. */
function fileFieldOf(candidate: Entity): string | undefined {
  return Object.entries(candidate.fields).find(([, field]) => field.kind === 'file' && field.required)?.[0];
}

function referenceTo(candidate: Entity, name: string): string | undefined {
  return Object.entries(candidate.fields).find(
    ([, field]) => field.kind === 'reference' && field.to === name && field.relatedList,
  )?.[0];
}
