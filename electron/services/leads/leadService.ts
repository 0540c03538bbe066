import type { Change, PendingReference } from '../../../db/changes/changeSet';
import { DatabaseError } from '../../../db/connection/databaseError';
import type { AnyDraft, AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { activeFields } from '../../../db/schema/derive/ranked';
import type { CallInput } from '../../api';
import type { ConversionProposal, Converted } from '../../api/leads';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { DuplicateService } from '../duplicates/duplicateService';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';
import type { AboutToChange } from '../records/aboutToChange';
import { createDraftCheck, type CheckedDraft } from '../records/checkDraft';
import { createConsequences } from '../records/consequences';
import { joinedUpdates } from '../records/joinedUpdates';
import { Refusal } from '../refusal';
import { accountOfLead, contactOfLead, doubtsOf, opportunityOfLead } from './conversionDrafts';

/** Makes customers of leads. */
export interface LeadService {
  proposal(actor: Actor, input: CallInput<'leads.proposal'>): Promise<ConversionProposal>;
  convert(actor: Actor, input: CallInput<'leads.convert'>): Promise<Converted>;
}

type Wish = CallInput<'leads.convert'>;
/** A record that is there, or will be. */
type Which = number | PendingReference;

/** How many accounts that may be the same are offered. */
const offered = 5;
/** What hangs on a lead in larger numbers than this stays with the lead alone. */
const mostMoved = 2000;

/**
 * Makes the service. @throws Refusal `notFound`; `recordDeleted`; `invalid` with the fields; `stale` when the lead was
 * changed or converted meanwhile; `notAllowed` when doubts were not seen; `databaseReadOnly`.
 */
export function createLeadService(parts: {
  readonly data: OfficeData;
  readonly access: Access;
  readonly clock: Clock;
  readonly duplicates: Pick<DuplicateService, 'find'>;
}): LeadService {
  const { data, access, clock } = parts;
  const drafts = createDraftCheck(parts);
  const consequences = createConsequences(parts);

  async function leadOf(actor: Actor, id: number): Promise<AnyRecord> {
    const entity = access.readable(actor, 'lead');
    const lead = await data.get('lead', id);
    if (!lead || !access.sees(actor, entity, lead)) throw new Refusal('notFound');
    return lead;
  }

  /** A record that is to be made, checked like every new one; its problems name the part of the form they stand in. */
  async function made(
    actor: Actor,
    key: string,
    wish: {
      readonly entity: string;
      readonly draft: AnyDraft;
      readonly links?: Record<string, Which>;
      readonly alsoMade?: readonly string[];
    },
  ): Promise<AboutToChange> {
    const entity = access.writable(actor, wish.entity);
    const links = wish.links ?? {};
    const checked = await drafts.forNew(actor, entity, wish.draft, Object.keys(links));
    const values = { ...accepted(checked, key), ...links };
    return { entity, self: { pending: key }, before: null, values, alsoMade: wish.alsoMade ?? [] };
  }

  async function there(actor: Actor, name: string, id: number): Promise<number> {
    const entity = access.readable(actor, name);
    const record = await data.get(name, id);
    if (!record || record.deletedAt !== null || !access.sees(actor, entity, record))
      throw new Refusal('notFound');
    return record.id;
  }

  /** Everything that hangs on the lead and may hang on an account as well: it is seen in both places from now on. */
  async function movedAlong(
    lead: AnyRecord,
    target: { readonly account: Which; readonly opportunity: Which | null },
  ): Promise<AboutToChange[]> {
    const moved: AboutToChange[] = [];
    for (const entity of Object.values(data.schema().entities)) {
      if (!pointsAt(entity, 'lead') || !pointsAt(entity, 'account')) continue;
      const filter = { field: 'lead', operator: 'is', value: lead.id } as const;
      for (const record of await data.first({ entity: entity.name, filter }, mostMoved)) {
        const values: Record<string, unknown> = {};
        if (record['account'] == null) values['account'] = target.account;
        if (target.opportunity !== null && pointsAt(entity, 'opportunity') && record['opportunity'] == null)
          values['opportunity'] = target.opportunity;
        if (Object.keys(values).length > 0)
          moved.push({ entity, self: record.id, before: record, values: values });
      }
    }
    return moved;
  }

  async function planned(actor: Actor, lead: AnyRecord, wish: Wish): Promise<AboutToChange[]> {
    const plan: AboutToChange[] = [];
    const add = (about: AboutToChange): Which => {
      plan.push(about);
      return about.self;
    };
    const contact = wish.contact;
    // A person who becomes the account gets no second contact when one is made along.
    const alsoMade = contact !== null && 'draft' in contact ? ['accountContact'] : [];
    const account: Which =
      'id' in wish.account
        ? await there(actor, 'account', wish.account.id)
        : add(await made(actor, 'account', { entity: 'account', draft: wish.account.draft, alsoMade }));
    const person: Which | null =
      contact === null
        ? null
        : 'id' in contact
          ? await there(actor, 'contact', contact.id)
          : add(await made(actor, 'contact', { entity: 'contact', draft: contact.draft }));
    if (person !== null && typeof person === 'object') {
      const position = lead['position'];
      const draft = {
        isPrimary: typeof account === 'object',
        ...(typeof position === 'string' ? { title: position } : {}),
      };
      add(
        await made(actor, 'position', {
          entity: 'accountContact',
          draft,
          links: { account, contact: person },
        }),
      );
    }
    const deal =
      wish.opportunity === null
        ? null
        : add(
            await made(actor, 'opportunity', {
              entity: 'opportunity',
              draft: wish.opportunity,
              links: person === null ? { account } : { account, contact: person },
            }),
          );
    const values = {
      status: 'converted',
      convertedAt: clock.now(),
      convertedAccount: account,
      convertedContact: person,
      convertedOpportunity: deal,
    } as unknown as AnyDraft;
    plan.push({ entity: access.writable(actor, 'lead'), self: lead.id, before: lead, values });
    return [...plan, ...(await movedAlong(lead, { account, opportunity: deal }))];
  }

  return {
    async proposal(actor, { id }) {
      const lead = await leadOf(actor, id);
      const account = accountOfLead(lead);
      const known = { ...account, phones: [...listOf(lead['mobiles']), ...listOf(lead['phones'])] };
      return {
        lead: { record: lead, titles: await data.titlesFor('lead', [lead]) },
        account,
        contact: contactOfLead(lead),
        opportunity: opportunityOfLead(lead),
        doubts: doubtsOf(account),
        accounts: (
          await parts.duplicates.find(actor, {
            entity: 'account',
            draft: known,
            id: null,
            limit: offered + 1,
          })
        )
          .filter(({ entity }) => entity === 'account')
          .slice(0, offered),
      };
    },
    async convert(actor, wish) {
      access.writableFile(actor);
      const earlier = await data.answered(wish.requestId, 'lead');
      const lead = await leadOf(actor, wish.id);
      if (earlier) return convertedFrom(lead, earlier.id);
      if (lead.deletedAt !== null) throw new Refusal('recordDeleted');
      if (lead.rowVersion !== wish.rowVersion || lead['convertedAt'] != null) throw new Refusal('stale');
      if ('draft' in wish.account && !wish.goesOn && doubtsOf(wish.account.draft).length > 0)
        throw new Refusal('notAllowed');
      const plan = await planned(actor, lead, wish);
      const follows = (await consequences.of(actor, plan)).flat();
      const changes = joinedUpdates([...plan.map(changeOf), ...follows]);
      const { userId, deskId } = actor;
      const { requestId } = wish;
      try {
        const written = await data.write({
          requestId,
          kind: 'edit',
          userId,
          deskId,
          at: clock.now(),
          changes,
        });
        return convertedFrom(await leadOf(actor, wish.id), written.id);
      } catch (thrown) {
        if (thrown instanceof DatabaseError && thrown.kind === 'stale') throw new Refusal('stale');
        throw thrown;
      }
    },
  };
}

function convertedFrom(lead: AnyRecord, changeSet: number): Converted {
  const idOf = (name: string): number | null => (typeof lead[name] === 'number' ? lead[name] : null);
  return {
    changeSet,
    account: idOf('convertedAccount') ?? 0,
    contact: idOf('convertedContact'),
    opportunity: idOf('convertedOpportunity'),
  };
}

function changeOf({ entity, self, before, values }: AboutToChange): Change {
  if (typeof self === 'object') return { action: 'create', entity: entity.name, key: self.pending, values };
  return { action: 'update', entity: entity.name, id: self, rowVersion: before?.rowVersion ?? null, values };
}

/** @throws Refusal `invalid`; the fields carry the part of the form before their name: `account.name` */
function accepted({ values, problems }: CheckedDraft, part: string): AnyDraft {
  if (problems.length > 0)
    throw new Refusal('invalid', {
      fields: problems.map((problem) => ({ ...problem, field: `${part}.${problem.field}` })),
    });
  return values;
}

function pointsAt(entity: Entity, target: string): boolean {
  return activeFields(entity).some(
    ({ name, field }) => name === target && field.kind === 'reference' && field.to === target,
  );
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
