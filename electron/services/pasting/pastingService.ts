import type { Change, WrittenChangeSet } from '../../../db/changes/changeSet';
import type { AnyDraft, AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import type { FieldProblem } from '../../../db/schema/problem';
import type { CallInput } from '../../api';
import type { PastedReading, PastedSaved } from '../../api/pasting';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';
import type { AboutToChange } from '../records/aboutToChange';
import { createDraftCheck, type CheckedDraft } from '../records/checkDraft';
import { createConsequences } from '../records/consequences';
import { joinedUpdates } from '../records/joinedUpdates';
import { changesOnly, isSame } from '../records/mergeChanges';
import { withNamedReferences } from '../records/namedReferences';
import { Refusal } from '../refusal';
import { readPastedText } from './readPastedText';

/** Turns pasted words into records. */
export interface PastingService {
  read(text: string): PastedReading;
  /** One action to undo. @throws Refusal `invalid` with fields such as `people.0.name`, `notFound`, `notAllowed` */
  save(actor: Actor, input: CallInput<'pasting.save'>): Promise<PastedSaved>;
}

/** Everything one save is going to change. */
interface Plan {
  readonly about: AboutToChange[];
  readonly problems: FieldProblem[];
  readonly kept: string[];
  filled: number;
}

/** What a part of the plan points at: a record that is there, or one that is being made. */
type Target = AboutToChange['self'];

/** Makes the service. */
export function createPastingService(parts: {
  readonly data: OfficeData;
  readonly access: Access;
  readonly clock: Clock;
}): PastingService {
  const { data, access, clock } = parts;
  const drafts = createDraftCheck(parts);
  const consequences = createConsequences(parts);

  async function saveOnce(actor: Actor, input: CallInput<'pasting.save'>): Promise<PastedSaved> {
    const plan: Plan = { about: [], problems: [], kept: [], filled: 0 };
    const account = await planAccount(actor, input, plan);
    const contacts: Target[] = [];
    for (const [at, person] of input.people.entries())
      contacts.push(await planPerson(actor, plan, { at, account, person }));
    if (account !== null && input.billing)
      await planChild(actor, plan, { part: 'billing', entity: 'billingInfo', account, draft: input.billing });
    if (account !== null && input.shipping)
      await planChild(actor, plan, {
        part: 'shipping',
        entity: 'accountAddress',
        account,
        draft: { use: 'ship', ...input.shipping },
      });
    if (plan.problems.length > 0) throw new Refusal('invalid', { fields: plan.problems });
    const isKnown = input.accountId !== null || input.people.some(({ contactId }) => contactId !== null);
    if (plan.about.length === 0 && isKnown) return saved(plan, null, { account, contacts });
    if (plan.about.length === 0)
      throw new Refusal('invalid', { fields: [{ field: 'account.name', problem: 'required' }] });
    const written = await write(actor, input.requestId, plan.about);
    return saved(plan, written, { account, contacts });
  }

  async function planAccount(
    actor: Actor,
    { accountId, account: draft, replaced }: CallInput<'pasting.save'>,
    plan: Plan,
  ): Promise<Target | null> {
    const entity = access.writable(actor, 'account');
    if (accountId !== null)
      return complete(actor, plan, { entity, id: accountId, draft, part: 'account', replaced });
    if (isEmpty(draft['name'])) return null;
    return make(actor, plan, { entity, key: 'account', draft, part: 'account', given: [] });
  }

  async function planPerson(
    actor: Actor,
    plan: Plan,
    about: {
      readonly at: number;
      readonly account: Target | null;
      readonly person: CallInput<'pasting.save'>['people'][number];
    },
  ): Promise<Target> {
    const { at, account, person } = about;
    const part = `people.${at}`;
    const entity = access.writable(actor, 'contact');
    const contact =
      person.contactId === null
        ? await make(actor, plan, { entity, key: `contact ${at}`, draft: person.contact, part, given: [] })
        : await complete(actor, plan, {
            entity,
            id: person.contactId,
            draft: person.contact,
            part,
            replaced: person.replaced,
          });
    if (account === null) return contact;
    const place = await placeOf(account, contact);
    if (place) {
      const position = access.writable(actor, 'accountContact');
      await complete(actor, plan, { entity: position, id: place.id, draft: person.position, part });
      return contact;
    }
    const hasPrimary =
      at > 0 || (typeof account === 'number' && (await first('accountContact', 'account', account)));
    await make(actor, plan, {
      entity: access.writable(actor, 'accountContact'),
      key: `position ${at}`,
      draft: { isPrimary: !hasPrimary, ...person.position, account, contact },
      part,
      given: ['account', 'contact'],
    });
    return contact;
  }

  /** The place the person has in the company already. */
  async function placeOf(account: Target, contact: Target): Promise<AnyRecord | undefined> {
    if (typeof account !== 'number' || typeof contact !== 'number') return undefined;
    const filter = {
      all: [
        { field: 'account', operator: 'is', value: account },
        { field: 'contact', operator: 'is', value: contact },
      ],
    } as const;
    return (await data.first({ entity: 'accountContact', filter }, 1))[0];
  }

  async function first(entity: string, field: string, id: number): Promise<boolean> {
    const filter = { field, operator: 'is', value: id } as const;
    return (await data.first({ entity, filter }, 1)).length > 0;
  }

  /** Invoice details and places to deliver to; those an account has already are not made twice. */
  async function planChild(
    actor: Actor,
    plan: Plan,
    about: {
      readonly part: 'billing' | 'shipping';
      readonly entity: string;
      readonly account: Target;
      readonly draft: AnyDraft;
    },
  ): Promise<void> {
    const { part, account, draft } = about;
    const entity = access.writable(actor, about.entity);
    const isOnly = typeof account !== 'number' || !(await first(entity.name, 'account', account));
    if (typeof account === 'number' && (await isThere(entity, account, draft))) {
      plan.kept.push(`${part}.${entity.titleField}`);
      return;
    }
    await make(actor, plan, {
      entity,
      key: part,
      draft: { ...draft, account, ...(isOnly ? { isMain: true } : {}) },
      part,
      given: ['account'],
    });
  }

  async function isThere(entity: Entity, account: number, draft: AnyDraft): Promise<boolean> {
    const filter = { field: 'account', operator: 'is', value: account } as const;
    const known = await data.first({ entity: entity.name, filter }, 50);
    const telling = ['creditCode', 'bankAccount', 'address', entity.titleField];
    return known.some((record) =>
      Object.entries(draft).every(
        ([name, value]) => isEmpty(value) || !telling.includes(name) || isSame(record[name], value),
      ),
    );
  }

  async function make(
    actor: Actor,
    plan: Plan,
    about: {
      readonly entity: Entity;
      readonly key: string;
      readonly draft: AnyDraft;
      readonly part: string;
      readonly given: readonly string[];
    },
  ): Promise<Target> {
    const { entity, key, part, given } = about;
    const own = Object.fromEntries(
      Object.entries(about.draft).filter(([name, value]) => !given.includes(name) && !isEmpty(value)),
    );
    const links = Object.fromEntries(given.map((name) => [name, about.draft[name]]));
    const { values, problems }: CheckedDraft = await drafts.forNew(actor, entity, own, given);
    plan.problems.push(...problems.map((one) => ({ ...one, field: `${part}.${one.field}` })));
    plan.about.push({ entity, self: { pending: key }, before: null, values: { ...values, ...links } });
    return { pending: key };
  }

  /** Fills what a record that is there lacks; lists are joined, every other value that is there stays. */
  async function complete(
    actor: Actor,
    plan: Plan,
    about: {
      readonly entity: Entity;
      readonly id: number;
      readonly draft: AnyDraft;
      readonly part: string;
      readonly replaced?: Replaced | undefined;
    },
  ): Promise<number> {
    const { entity, id, part } = about;
    const before = await data.get(entity.name, id);
    if (!before || !access.sees(actor, entity, before)) throw new Refusal('notFound');
    if (before.deletedAt !== null) throw new Refusal('recordDeleted');
    if (!access.mayChange(actor, entity, before)) throw new Refusal('notAllowed');
    const lacked = lackedBy(entity, before, about.draft);
    const wanted = replacing(before, about.draft, about.replaced ?? []);
    plan.kept.push(...lacked.kept.flatMap((name) => (name in wanted ? [] : [`${part}.${name}`])));
    const draft = { ...lacked.draft, ...wanted };
    const { values, problems } = await drafts.forChange(actor, entity, draft, { before });
    plan.problems.push(...problems.map((one) => ({ ...one, field: `${part}.${one.field}` })));
    const changes = changesOnly(values, before);
    plan.filled += Object.keys(changes).length;
    if (Object.keys(changes).length > 0) plan.about.push({ entity, self: id, before, values: changes });
    return id;
  }

  async function write(
    actor: Actor,
    requestId: string,
    about: readonly AboutToChange[],
  ): Promise<WrittenChangeSet> {
    // What is made along with a record tells its rules, for example that a person of it is made as well.
    const told = about.map((one) => ({
      ...one,
      alsoMade: one.entity.name === 'account' ? about.map(({ entity }) => entity.name) : [],
    }));
    const follows = (await consequences.of(actor, told)).flat();
    const changes = joinedUpdates([...about.map(changeOf), ...follows]);
    const { userId, deskId } = actor;
    try {
      return await data.write({ requestId, kind: 'create', userId, deskId, at: clock.now(), changes });
    } catch (thrown) {
      throw await withNamedReferences(data, thrown, changes);
    }
  }

  return {
    read: readPastedText,
    save: saveOnce,
  };
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

function changeOf({ entity, self, before, values }: AboutToChange): Change {
  return before
    ? { action: 'update', entity: entity.name, id: before.id, rowVersion: before.rowVersion, values }
    : {
        action: 'create',
        entity: entity.name,
        values,
        ...(typeof self === 'object' ? { key: self.pending } : {}),
      };
}

type Replaced = NonNullable<CallInput<'pasting.save'>['replaced']>;

/** Values a person saw and wants replaced; what holds something else by now is left as it is. */
function replacing(before: AnyRecord, draft: AnyDraft, replaced: Replaced): AnyDraft {
  return Object.fromEntries(
    replaced.flatMap(({ field, held }) =>
      !isEmpty(draft[field]) && isSame(before[field], held) ? [[field, draft[field]]] : [],
    ),
  );
}

/** What a record lacks of a draft; lists are joined, and `kept` are the fields that hold something else. */
function lackedBy(
  entity: Entity,
  before: AnyRecord,
  draft: AnyDraft,
): { readonly draft: AnyDraft; readonly kept: readonly string[] } {
  const lacked: Record<string, unknown> = {};
  const kept: string[] = [];
  for (const [name, value] of Object.entries(draft)) {
    if (isEmpty(value) || isSame(before[name], value)) continue;
    const held = before[name];
    const kind = fieldOf(entity, name)?.kind;
    if (isEmpty(held)) lacked[name] = value;
    else if ((kind === 'phones' || kind === 'tags') && Array.isArray(held) && Array.isArray(value))
      lacked[name] = [...new Set<unknown>([...(held as unknown[]), ...(value as unknown[])])];
    else if (kind === 'longText' && typeof held === 'string' && typeof value === 'string')
      lacked[name] = held.includes(value) ? held : `${held}\n${value}`;
    else kept.push(name);
  }
  return { draft: lacked, kept };
}

function saved(
  plan: Plan,
  written: WrittenChangeSet | null,
  { account, contacts }: { readonly account: Target | null; readonly contacts: readonly Target[] },
): PastedSaved {
  const made = new Map(
    plan.about.map(({ self }, at) => [
      typeof self === 'object' ? self.pending : '',
      written?.records[at]?.id ?? 0,
    ]),
  );
  const idOf = (target: Target): number =>
    typeof target === 'number' ? target : (made.get(target.pending) ?? 0);
  return {
    account: account === null ? null : idOf(account),
    contacts: contacts.map(idOf),
    changeSet: written?.id ?? null,
    filled: plan.filled,
    kept: plan.kept,
  };
}
