import type { CellValue } from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../db/schema/defineEntity';
import { activeFields } from '../../../db/schema/derive/ranked';
import { definableKinds } from '../../../db/schema/definitions';
import type { Field } from '../../../db/schema/fields';
import { kindOf } from '../../../db/schema/kinds';
import { optionsOf } from '../../../db/schema/kinds/options';
import { registry } from '../../../db/schema/registry';
import { aCrowd, anOffice, type TestOffice } from '../../support/anOffice';
import { columnNamed, rowOf } from '../../support/editedWorkbook';
import { aRoundTripDesk, edited } from '../../support/roundTripDesk';

/** Two values of every kind, as their fields hold them. */
const pairs: Readonly<Partial<Record<Field['kind'], readonly [unknown, unknown]>>> = {
  text: ['甲文本', '乙文本'],
  longText: ['第一行\n第二行', '只有一行'],
  integer: [3, 4],
  decimal: [1.5, 2.25],
  money: [123_456, 654_321],
  percent: [25, 62.5],
  date: ['2026-03-01', '2026-05-06'],
  timestamp: ['2026-03-01T01:30:00.000Z', '2026-05-06T08:00:00.000Z'],
  tags: [['重点'], ['老朋友', '重点']],
  boolean: [true, false],
  phones: [['0731-40000134'], ['13800000000', '0731-40000135']],
  mail: ['a@example.com', 'b@example.com'],
  url: ['www.example.com/a?b=1', 'https://example.com/b'],
  creditCode: ['91350102RDM2FHXDQP', '91330100799655058B'],
  address: ['湖南省长沙市岳麓区1号', '浙江省杭州市西湖区2号'],
};

const ends = ['2026-08-01', '2026-09-01'] as const;
const isEnd = (name: string): boolean => name.startsWith('end') || name === 'signedOn';

type Side = 0 | 1;

/** Records that references may point at: two of each entity, made when they are first wanted. */
class Office {
  private readonly targets = new Map<string, readonly number[]>();
  constructor(readonly office: TestOffice) {}

  entity(name: string): Entity {
    const found = this.office.store().schema.entities[name];
    if (!found) throw new Error(`no entity ${name}`);
    return found;
  }

  async target(name: string, side: Side): Promise<number> {
    const known = this.targets.get(name) ?? (await this.makeTargets(name));
    this.targets.set(name, known);
    return known[side] ?? 0;
  }

  private async makeTargets(name: string): Promise<readonly number[]> {
    const entity = this.entity(name);
    const ids: number[] = [];
    for (const side of [0, 1] as const) {
      const values: Record<string, unknown> = {};
      for (const { name: field, field: about } of activeFields(entity))
        if (about.required === true || field === entity.titleField)
          values[field] = field === entity.titleField ? `${name}${side}` : await this.value(about, side);
      ids.push(...(await aCrowd(this.office, 1, () => values, name)));
    }
    return ids;
  }

  async value(field: Field, side: Side): Promise<unknown> {
    if (field.kind === 'reference') return this.target(field.to, side);
    const options = optionsOf(field).filter(({ retired }) => !retired);
    if (field.kind === 'choice') return options[side]?.value ?? null;
    if (field.kind === 'choices')
      return side === 0 ? [options[0]?.value] : options.slice(0, 2).map(({ value }) => value);
    if (field.kind === 'lunarDate') {
      const read = kindOf(field).parseCell(side === 0 ? '五月初六' : '腊月廿三', field, {
        today: '2026-11-22',
      });
      return read.is === 'value' ? read.value : null;
    }
    const pair = pairs[field.kind];
    if (!pair) throw new Error(`no values for ${field.kind}`);
    return pair[side];
  }
}

/** What people type: the fields that are compared. */
function typed(entity: Entity): { readonly name: string; readonly field: Field }[] {
  return activeFields(entity).filter(
    ({ name, field }) =>
      !field.readOnly && !field.rollUp && field.kind !== 'computed' && field.kind !== 'file' && name !== 'no',
  );
}

/** Every record has the first value of every field; the last one has the second. Values that may stand once are one record's alone. */
async function records(world: Office, entity: Entity): Promise<readonly number[]> {
  const fields = typed(entity);
  const all: Record<string, unknown>[] = [];
  for (let at = 0; at <= fields.length; at += 1) {
    const values: Record<string, unknown> = {};
    for (const [index, { name, field }] of fields.entries()) {
      const side = at === fields.length ? 1 : 0;
      // A contract ends after it begins and a parcel arrives after it left, whichever of the two days is changed.
      const value = isEnd(name) ? ends[side] : await world.value(field, side);
      if (field.kind === 'text' && (name === entity.titleField || field.unique))
        values[name] = `${String(value)}${at}`;
      else if (!field.unique || index === at) values[name] = value;
    }
    all.push(values);
  }
  return aCrowd(world.office, all.length, (at) => all[at] ?? {}, entity.name);
}

async function withMachines(office: TestOffice): Promise<string> {
  const { name } = await office.schemaEditor.saveObject(office.actor, {
    name: null,
    label: { zh: '设备', en: 'Machine' },
    titleLabel: { zh: '设备名称', en: 'Machine name' },
    parent: null,
    numberPrefix: 'SB',
    isInNavigation: true,
    isActive: true,
  });
  const kinds = definableKinds.filter((kind) => kind !== 'computed' && kind !== 'file');
  for (const kind of kinds)
    await office.schemaEditor.saveField(office.actor, {
      entity: name,
      key: null,
      label: { zh: `自定${kind}`, en: `own ${kind}` },
      kind,
      options:
        kind === 'reference'
          ? { to: 'account' }
          : kind === 'choice' || kind === 'choices'
            ? {
                choices: ['一号', '二号', '三号'].map((word, at) => ({
                  value: `o${at}`,
                  label: { zh: word, en: word },
                })),
              }
            : {},
      isActive: true,
    });
  return name;
}

const lists = Object.values(registry as Readonly<Record<string, Entity>>).flatMap(({ name, navigation }) =>
  navigation ? [name] : [],
);

describe.each([...lists, '自定义对象'])('the exported list of %s', (list) => {
  it(
    'proposes nothing when it comes back as it left, and exactly what was changed in each field',
    { timeout: 120_000 },
    async () => {
      const office = await anOffice();
      const world = new Office(office);
      const name = list === '自定义对象' ? await withMachines(office) : list;
      const entity = world.entity(name);
      const fields = typed(entity);
      const ids = await records(world, entity);
      const desk = aRoundTripDesk(office);
      const selection = { entity: name, filter: { field: 'id', operator: 'isAnyOf', value: ids } };
      const path = await desk.exported(selection);
      const same = await desk.compare(path);
      expect(await same.rows()).toEqual([]);
      expect(same.summary).toMatchObject({
        compared: ids.length,
        changedCells: 0,
        clashCells: 0,
        problemCells: 0,
      });

      const changed = await edited(path, (sheet) => {
        fields.forEach(({ name: field, field: about }, at) => {
          const column = columnNamed(sheet, about.label.zh);
          const cell = sheet.getCell(rowOf(sheet, ids[at] ?? 0), column);
          const other = sheet.getCell(rowOf(sheet, ids.at(-1) ?? 0), column).value;
          const isOnce = about.unique === true || field === entity.titleField;
          cell.value = (
            isOnce ? (about.kind === 'creditCode' ? pairs.creditCode?.[1] : '新的文本') : other
          ) as CellValue;
        });
      });
      const { summary, rows } = await desk.compare(changed);
      const found = await rows();
      const said = found.map(({ id, is, isTicked, note, cells }) => [
        id,
        is,
        isTicked,
        note,
        ...cells.map((cell) => [cell.field, cell.is, cell.problem, cell.file]),
      ]);
      const wanted = await Promise.all(
        fields.map(async ({ name: field, field: about }, at) => {
          const isOnce = about.unique === true || field === entity.titleField;
          const file = isOnce && about.kind !== 'creditCode' ? '新的文本' : await world.value(about, 1);
          if (isEnd(field)) return [ids[at], 'change', true, null, [field, 'change', null, ends[1]]];
          return [ids[at], 'change', true, null, [field, 'change', null, file]];
        }),
      );
      expect(said.sort(([left], [right]) => Number(left) - Number(right))).toEqual(wanted);
      expect(summary).toMatchObject({ changedCells: fields.length, clashCells: 0, problemCells: 0 });
    },
  );
});
