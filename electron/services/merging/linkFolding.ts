import type { Change } from '../../../db/changes/changeSet';
import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { activeFields } from '../../../db/schema/derive/ranked';
import type { Schema } from '../../../db/schema/effectiveSchema';

/** Folds links that would say twice what one of them says. */
export interface LinkFolding {
  /** Folds a moved link into one that says the same already; false when there is none yet: it stays itself. */
  fold(entity: string, link: AnyRecord): boolean;
  /** Marks a moved record must lose because the survivor has one that carries them. */
  marks(entity: string, record: AnyRecord | null): Record<string, boolean>;
  /** What is to be written: links that go, and blanks of those that stay filled from them. */
  changes(): { readonly changes: readonly Change[]; readonly count: number };
}

/** Marks that only one record of an owner may carry: entity → the mark and the reference to its owner. */
const onlyOne: Readonly<Record<string, { readonly mark: string; readonly owner: string }>> = {
  accountContact: { mark: 'isPrimary', owner: 'account' },
};

/** A link that stays, and what it is given of those folded into it. */
interface KeptLink {
  readonly entity: string;
  readonly link: AnyRecord;
  readonly given: Record<string, unknown>;
}

/** Knows the links the survivor has already; `links` are by entity and id. */
export function createLinkFolding(parts: {
  readonly schema: Schema;
  readonly entity: Entity;
  readonly survivor: number;
  readonly absorbed: readonly number[];
  readonly links: ReadonlyMap<string, AnyRecord>;
}): LinkFolding {
  const { schema, survivor } = parts;
  const kept = new Map<string, KeptLink>();
  const deleted: Change[] = [];
  const marked = new Set<string>();
  for (const { entity, definition, link } of ownLinks(parts)) {
    kept.set(sameness(definition, link), { entity, link, given: {} });
    const only = onlyOne[entity];
    if (only && link[only.owner] === survivor && link[only.mark] === true) marked.add(entity);
  }

  /** What the link that stays lacks and this one says. */
  function give({ entity, link: keptLink, given }: KeptLink, link: AnyRecord, definition: Entity): void {
    for (const { name, field } of activeFields(definition)) {
      const now = given[name] ?? keptLink[name] ?? null;
      const isFree = now === null || (field.kind === 'boolean' && now === false);
      const isTaken = onlyOne[entity]?.mark === name && marked.has(entity);
      if (field.readOnly || definition.link?.includes(name) || !isFree || isTaken) continue;
      if (link[name] != null && link[name] !== now) given[name] = link[name];
    }
  }

  return {
    fold(entity, link) {
      const definition = schema.entities[entity];
      if (!definition?.link) return false;
      const key = sameness(definition, link);
      const other = kept.get(key);
      if (!other) {
        kept.set(key, { entity, link, given: {} });
        return false;
      }
      give(other, link, definition);
      deleted.push({ action: 'delete', entity, id: link.id, rowVersion: link.rowVersion });
      return true;
    },
    marks(entity, record) {
      const only = onlyOne[entity];
      const isMarked = only && record?.deletedAt === null && record[only.mark] === true;
      if (!isMarked || record[only.owner] !== survivor) return {};
      if (marked.has(entity)) return { [only.mark]: false };
      marked.add(entity);
      return {};
    },
    changes() {
      const filled = [...kept.values()].flatMap(({ entity, link, given }): Change[] =>
        Object.keys(given).length === 0
          ? []
          : [{ action: 'update', entity, id: link.id, rowVersion: null, values: given }],
      );
      return { changes: [...deleted, ...filled], count: deleted.length };
    },
  };
}

/** The living links that are the survivor's own, none of their ends a record that goes; oldest first. */
function ownLinks({
  schema,
  entity: merged,
  absorbed,
  links,
}: Parameters<typeof createLinkFolding>[0]): { entity: string; definition: Entity; link: AnyRecord }[] {
  const gone = new Set<unknown>(absorbed);
  return [...links]
    .flatMap(([key, link]) => {
      const entity = key.slice(0, key.indexOf(' '));
      const definition = schema.entities[entity];
      const isMoved = definition?.link?.some((end) => {
        const field = definition.fields[end];
        return field?.kind === 'reference' && field.to === merged.name && gone.has(link[end]);
      });
      return definition?.link && !isMoved && link.deletedAt === null ? [{ entity, definition, link }] : [];
    })
    .sort((left, right) => left.link.id - right.link.id);
}

/** Two links with the same ends, of the same sort where they have sorts, say the same. */
function sameness(entity: Entity, link: AnyRecord): string {
  const ends: readonly string[] = entity.link ?? [];
  const sorts = activeFields(entity)
    .filter(({ name, field }) => field.required && !ends.includes(name))
    .map(({ name }) => name);
  return JSON.stringify([entity.name, ...[...ends, ...sorts].map((name) => link[name] ?? null)]);
}
