import type { Entity } from '../defineEntity';
import type { KindName } from '../fields';
import { activeFields } from './ranked';

/** Kinds by which records are recognised besides their name. */
const tellingKinds: readonly KindName[] = ['creditCode', 'phones', 'mail'];

/**
 * Whether records of an entity can be told to be the same at all, and so be merged: people, companies, and what an
 * office made itself. What must name the customer it belongs to is nobody of its own, even where somebody is to be
 * called about it.
 */
export function isRecognised(entity: Entity): boolean {
  if (entity.isInternal || entity.link || entity.retired || entity.timeline) return false;
  if (entity.madeByOffice === true) return true;
  const isListed = entity.navigation !== undefined && entity.navigation.group !== 'office';
  const fields = activeFields(entity).map(({ field }) => field);
  const isOfAnother = fields.some((field) => field.kind === 'reference' && field.required === true);
  return isListed && !isOfAnother && fields.some(({ kind }) => tellingKinds.includes(kind));
}
