import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { choicesOf, relationMapOf, type RelationMapModel } from '../../../db/schema/derive/relationMap';
import type { ChoiceOption } from '../../../db/schema/fields';
import { concerns, useRecordChanges } from '../../stores/changes';
import { readPage } from '../../stores/records';
import { useSchema } from '../../stores/schema';
import { useToasts } from '../../stores/toasts';

/** A person on the map. */
export interface MapPerson {
  readonly id: number;
  readonly name: string;
  /** What the person is in the account: the title, or nothing. */
  readonly title: string;
  readonly role: ChoiceOption | null;
  /** The attitude to the chosen deal. */
  readonly attitude: ChoiceOption | null;
  /** The day of the last contact, an instant; null when it was never. */
  readonly lastContact: string | null;
}

/** What one person is to another. */
export interface MapRelation {
  readonly id: number;
  readonly from: number;
  readonly to: number;
  readonly kind: string;
  readonly isSuperior: boolean;
}

/** The people of a record, what they are to each other, and the deal their attitude is of. */
export interface RelationMapState {
  readonly model: ComputedRef<RelationMapModel | null>;
  readonly people: ShallowRef<readonly MapPerson[]>;
  readonly relations: ShallowRef<readonly MapRelation[]>;
  readonly deals: ShallowRef<readonly AnyRecord[]>;
  readonly deal: Ref<number | null>;
  readonly isRead: Ref<boolean>;
  read(): Promise<void>;
}

/** The most people that are drawn. */
const most = 300;

/** Reads the map of a record. */
export function useRelationMap(props: {
  readonly entity: Entity;
  readonly record: AnyRecord;
}): RelationMapState {
  const schema = useSchema();
  const model = computed(() => relationMapOf(schema.schema, props.entity));
  const people = shallowRef<readonly MapPerson[]>([]);
  const relations = shallowRef<readonly MapRelation[]>([]);
  const deals = shallowRef<readonly AnyRecord[]>([]);
  const deal = ref<number | null>(null);
  const isRead = ref(false);

  async function read(): Promise<void> {
    const map = model.value;
    const { id } = props.record;
    if (!map) return;
    await useToasts().attempt(async () => {
      const { member } = map;
      const page = await rowsOf(member.entity.name, member.via, id, [member.person]);
      const ids = page.rows.map((row) => row[member.person] as number);
      const [attitudes, found] = await Promise.all([attitudesOf(map, id), relationsOf(map, ids)]);
      if (id !== props.record.id) return;
      people.value = page.rows.map((row) =>
        personOf(map, {
          row,
          person: page.included[map.people.name]?.[row[member.person] as number],
          attitudes,
        }),
      );
      relations.value = found;
      isRead.value = true;
    });
  }

  async function attitudesOf(map: RelationMapModel, id: number): Promise<ReadonlyMap<number, string>> {
    if (!map.deal) return new Map();
    deals.value = (await rowsOf(map.deal.entity.name, map.deal.via, id)).rows;
    if (!deals.value.some((one) => one.id === deal.value)) deal.value = deals.value[0]?.id ?? null;
    if (deal.value === null) return new Map();
    const { rows } = await rowsOf(map.deal.member.name, map.deal.memberVia, deal.value);
    return attitudesIn(map.deal.member, map.deal.person, rows);
  }

  watch(
    () => [props.entity.name, props.record.id],
    () => {
      deal.value = null;
      void read();
    },
    { immediate: true },
  );
  watch(deal, (_now, before) => before !== null && void read());
  useRecordChanges((change) => {
    const map = model.value;
    const watched = map ? [map.member.entity, map.relation.entity, map.people, map.deal?.member] : [];
    if (watched.some((entity) => entity && concerns(change, entity.name))) void read();
  });
  return { model, people, relations, deals, deal, isRead, read };
}

async function rowsOf(entity: string, via: string, id: number, include?: readonly string[]) {
  const filter = { field: via, operator: 'is', value: id } as const;
  return readPage({ entity, filter, offset: 0, limit: most }, include);
}

/** What these people are to each other; relations to people elsewhere are not drawn. */
async function relationsOf({ relation }: RelationMapModel, ids: readonly number[]): Promise<MapRelation[]> {
  if (ids.length === 0) return [];
  const { rows } = await readPage({
    entity: relation.entity.name,
    filter: {
      all: [
        { field: relation.from, operator: 'isAnyOf', value: ids },
        { field: relation.to, operator: 'isAnyOf', value: ids },
      ],
    },
    offset: 0,
    limit: 500,
  });
  return rows.map((row) => ({
    id: row.id,
    from: row[relation.from] as number,
    to: row[relation.to] as number,
    kind: String(row[relation.kind]),
    isSuperior: row[relation.kind] === relation.superior,
  }));
}

/** The second choice of a deal's member is the attitude; its first one is the part taken. */
function attitudesIn(
  entity: Entity,
  person: string,
  rows: readonly AnyRecord[],
): ReadonlyMap<number, string> {
  const attitude = choicesOf(entity)[1];
  if (!attitude) return new Map();
  return new Map(rows.map((row) => [row[person] as number, wordOf(row[attitude.name])]));
}

function personOf(
  map: RelationMapModel,
  of: {
    readonly row: AnyRecord;
    readonly person: AnyRecord | undefined;
    readonly attitudes: ReadonlyMap<number, string>;
  },
): MapPerson {
  const { member, deal } = map;
  const id = of.row[member.person] as number;
  const choices = choicesOf(member.entity);
  const role = choices[0];
  const attitude = deal ? choicesOf(deal.member)[1] : choices[1];
  const value = deal ? of.attitudes.get(id) : attitude && of.row[attitude.name];
  const title = member.entity.fields[member.entity.titleField];
  const words = title?.kind === 'text' ? of.row[member.entity.titleField] : null;
  const last = Object.entries(map.people.fields).find(
    ([, field]) => field.kind === 'timestamp' && field.rollUp?.take === 'max',
  )?.[0];
  const lastContact = last === undefined ? null : of.person?.[last];
  return {
    id,
    name: wordOf(of.person?.[map.people.titleField]) || `#${id}`,
    title: typeof words === 'string' ? words : '',
    role: role?.field.options.find((option) => option.value === of.row[role.name]) ?? null,
    attitude: attitude?.field.options.find((option) => option.value === value) ?? null,
    lastContact: typeof lastContact === 'string' ? lastContact : null,
  };
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
