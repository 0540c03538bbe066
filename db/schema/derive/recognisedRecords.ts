import type { Entity } from '../defineEntity';
import type { KindName } from '../fields';
import { activeFields } from './ranked';

/** Kinds by which records are recognised besides their name. */
const tellingKinds: readonly KindName[] = ['creditCode', 'phones', 'mail'];

/**
 * Whether records of an entity can be told to be the same at all, and so be merged: people, companies, and what an
 * office made itself.
 */
export function isRecognised(entity: Entity): boolean {
  if (entity.isInternal || entity.link || entity.retired || entity.timeline) return false;
  if (entity.madeByOffice === true) return true;
  const isListed = entity.navigation !== undefined && entity.navigation.group !== 'office';
  return isListed && activeFields(entity).some(({ field }) => tellingKinds.includes(field.kind));
}
