import { addDays } from '../../db/schema/calendar';
import { hasEntity, entityOf as knownEntity, type Schema } from '../../db/schema/effectiveSchema';
import type { Entity } from '../../db/schema/defineEntity';
import { UsageMistake } from './command';

/** The id in a typed word. @throws UsageMistake */
export function idOf(typed: string): number {
  const id = Number(typed);
  if (!Number.isSafeInteger(id) || id < 1)
    throw new UsageMistake({ zh: `不是记录号：${typed}`, en: `not an id: ${typed}` });
  return id;
}

/** The entity a word names. @throws UsageMistake naming those there are */
export function entityNamed(schema: Schema, typed: string): Entity {
  if (hasEntity(schema, typed)) return knownEntity(schema, typed);
  const names = Object.keys(schema.entities).join(' ');
  throw new UsageMistake({
    zh: `没有这种记录：${typed}（可用：${names}）`,
    en: `no such sort of record: ${typed} (there are: ${names})`,
  });
}

/** A typed day, `YYYY-MM-DD`. @throws UsageMistake */
export function dayOf(typed: string): string {
  const isInstant = /^\d{4}-\d{2}-\d{2}$/.test(typed) && !Number.isNaN(Date.parse(`${typed}T00:00:00Z`));
  if (!isInstant || addDays(typed, 0) !== typed)
    throw new UsageMistake({
      zh: `不是日期：${typed}（应为 2026-11-22）`,
      en: `not a day: ${typed} (2026-11-22)`,
    });
  return typed;
}
