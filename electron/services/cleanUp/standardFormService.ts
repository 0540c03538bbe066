import type { Change } from '../../../db/changes/changeSet';
import type { HeldValue } from '../../../db/repositories/fieldValues';
import type { AnyDraft, AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { isRecognised } from '../../../db/schema/derive/recognisedRecords';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import type { CallInput } from '../../api';
import type { FormProposal, FormProposals } from '../../api/cleanUp';
import type { ManyChanged } from '../../api/records';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';
import { Refusal } from '../refusal';
import { formedFields, standardForm } from './standardForm';

/** Finds values that are not in standard form and brings them there. */
export interface StandardFormService {
  forms(actor: Actor, entity: string): Promise<FormProposals>;
  apply(actor: Actor, input: CallInput<'cleanUp.applyForms'>): Promise<ManyChanged>;
}

/** So many values are proposed at once; of more the rest comes when these are done. */
const mostProposed = 2_000;

/** Makes the service. @throws Refusal `notFound`, `notAllowed`, `databaseReadOnly` */
export function createStandardFormService(parts: {
  readonly data: OfficeData;
  readonly access: Access;
  readonly clock: Clock;
  readonly values: (entity: string, field: string) => AsyncIterable<readonly HeldValue[]>;
}): StandardFormService {
  const { data, access, clock, values } = parts;

  function recognised(entity: Entity): Entity {
    if (!isRecognised(entity)) throw new Refusal('notAllowed');
    return entity;
  }

  async function withRecords(
    actor: Actor,
    entity: Entity,
    found: readonly Omit<FormProposal, 'rowVersion' | 'title'>[],
  ): Promise<FormProposal[]> {
    const records = new Map(
      (await data.getMany(entity.name, [...new Set(found.map(({ id }) => id))])).map((one) => [one.id, one]),
    );
    return found.flatMap((proposal) => {
      const record = records.get(proposal.id);
      if (!record || !access.sees(actor, entity, record)) return [];
      const title = record[entity.titleField];
      return [{ ...proposal, rowVersion: record.rowVersion, title: typeof title === 'string' ? title : '' }];
    });
  }

  /** What is to be written of one record: its values that still are what was proposed for. */
  function valuesOf(entity: Entity, record: AnyRecord, fields: readonly string[]): AnyDraft {
    const draft: Record<string, unknown> = {};
    for (const name of fields) {
      const field = formedFields(entity).find((one) => one.name === name);
      const form = field ? standardForm(field, record[name]) : null;
      const isCleared = form?.after === null && fieldOf(entity, name)?.required === true;
      if (form && (form.problem === null || form.after !== null) && !isCleared) draft[name] = form.after;
    }
    return draft;
  }

  return {
    async forms(actor, name) {
      const entity = recognised(access.readable(actor, name));
      const mendable: Omit<FormProposal, 'rowVersion' | 'title'>[] = [];
      const unclear: Omit<FormProposal, 'rowVersion' | 'title'>[] = [];
      for (const field of formedFields(entity)) {
        for await (const part of values(entity.name, field.name)) {
          for (const { id, value: before } of part) {
            const form = standardForm(field, before);
            if (!form) continue;
            const isMendable = form.problem === null || form.after !== null;
            (isMendable ? mendable : unclear).push({ id, field: field.name, before, ...form });
          }
        }
      }
      const shown = [...mendable, ...unclear].slice(0, mostProposed);
      return {
        proposals: await withRecords(actor, entity, shown),
        mendable: mendable.length,
        unclear: unclear.length,
      };
    },
    async apply(actor, { requestId, entity: name, values: wanted }) {
      const entity = recognised(access.writable(actor, name));
      const earlier = await data.answered(requestId, name);
      if (earlier) return { changeSet: earlier.id, changed: earlier.count, skipped: 0 };
      const fields = new Map<number, string[]>();
      for (const { id, field } of wanted) fields.set(id, [...(fields.get(id) ?? []), field]);
      const versions = new Map(wanted.map(({ id, rowVersion }) => [id, rowVersion]));
      const changes: Change[] = [];
      let changed = 0;
      for (const record of await data.getMany(name, [...fields.keys()])) {
        const { id, rowVersion, deletedAt } = record;
        if (deletedAt !== null || rowVersion !== versions.get(id)) continue;
        if (!access.mayChange(actor, entity, record)) continue;
        const draft = valuesOf(entity, record, fields.get(id) ?? []);
        const count = Object.keys(draft).length;
        if (count === 0) continue;
        changes.push({ action: 'update', entity: name, id, rowVersion, values: draft });
        changed += count;
      }
      if (changes.length === 0) return { changeSet: null, changed: 0, skipped: wanted.length };
      const { userId, deskId } = actor;
      const written = await data.write({
        requestId,
        kind: 'batch',
        userId,
        deskId,
        at: clock.now(),
        changes,
      });
      return { changeSet: written.id, changed, skipped: wanted.length - changed };
    },
  };
}
