import { describe, expect, it } from 'vitest';
import { defineEntity, fieldsOf, type Entity } from '../../db/schema/defineEntity';
import { definableKinds, fieldFromDefinition } from '../../db/schema/definitions';
import { computed, integer, reference, text } from '../../db/schema/fields';
import { kinds } from '../../db/schema/kinds';
import { languages } from '../../db/schema/label';
import { operators } from '../../db/schema/listQuery';
import { checkRegistry, registry } from '../../db/schema/registry';
import { SchemaMistake } from '../../db/schema/schemaMistake';

const entities: readonly Entity[] = Object.values(registry);
const label = { zh: '物', en: 'Thing' };

function thing(changes: Partial<Entity>): Readonly<Record<string, Entity>> {
  const whole: Entity = {
    name: 'thing',
    table: 'things',
    label,
    titleField: 'name',
    sections: [{ name: 'basic', label }],
    fields: { name: text({ label, list: 1 }) },
  };
  return { user: registry.user, source: registry.source, thing: defineEntity({ ...whole, ...changes }) };
}

describe('the registry', () => {
  it('fits together', () => {
    expect(() => {
      checkRegistry(registry);
      checkRegistry(thing({}));
    }).not.toThrow();
  });

  it.each<[string, Partial<Entity>]>([
    ['another name than its key', { name: 'other' }],
    ['a table that is taken', { table: 'users' }],
    ['a title field that is missing', { titleField: 'title' }],
    [
      'a reference to nothing',
      {
        fields: { name: text({ label }), to: reference({ label, to: 'nothing', whenTargetDeleted: 'keep' }) },
      },
    ],
    ['a section that is missing', { fields: { name: text({ label, section: 'nowhere' }) } }],
    [
      'two fields of one rank',
      { fields: { name: text({ label, list: 1 }), other: text({ label, list: 1 }) } },
    ],
    [
      'a roll-up people may type',
      {
        fields: {
          name: text({ label }),
          many: integer({ label, rollUp: { from: 'user', via: 'name', field: 'name', take: 'count' } }),
        },
      },
    ],
    [
      'a computed field people may type',
      {
        fields: {
          name: text({ label }),
          made: computed({ label, result: 'integer', formula: '1 + 1' }),
        },
      },
    ],
    ['a timeline of missing fields', { timeline: { at: 'at', content: 'name' } }],
    ['a link of missing ends', { link: ['account', 'contact'] }],
  ])('refuses an entity with %s', (_what, changes) => {
    expect(() => checkRegistry(thing(changes))).toThrow(SchemaMistake);
  });

  it('has one prefix of numbers and one place in the menu for each entity', () => {
    const prefixes = entities.flatMap((entity) => entity.numberPrefix ?? []);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    const places = entities.flatMap(({ navigation }) =>
      navigation ? `${navigation.group} ${navigation.order}` : [],
    );
    expect(new Set(places).size).toBe(places.length);
  });

  it.each(entities.map((entity) => [entity.name, entity] as const))(
    '%s has a label of its own for every field, so that an exported sheet maps back',
    (_name, entity) => {
      for (const language of languages) {
        const labels = Object.values(fieldsOf(entity)).map((field) => field.label[language].toLowerCase());
        expect(labels.filter((words, place) => labels.indexOf(words) !== place)).toEqual([]);
      }
    },
  );

  it.each(entities.map((entity) => [entity.name, entity] as const))(
    '%s is data only, and labelled in both languages',
    (_name, entity) => {
      expect(JSON.parse(JSON.stringify(entity))).toEqual(entity);
      for (const field of Object.values(fieldsOf(entity))) {
        expect(field.label.zh).not.toBe('');
        expect(field.label.en).not.toBe('');
        if (field.kind !== 'choice' && field.kind !== 'choices') continue;
        const values = field.options.map((option) => option.value);
        expect(new Set(values).size).toBe(values.length);
      }
    },
  );
});

describe('every kind', () => {
  it.each(Object.entries(kinds))(
    '%s has operators that exist, and stores what SQLite can hold',
    (_name, kind) => {
      expect(kind.operators.length).toBeGreaterThan(0);
      expect(new Set(kind.operators).size).toBe(kind.operators.length);
      for (const operator of kind.operators) expect(operators).toContain(operator);
      expect(['text', 'integer', 'real', 'none']).toContain(kind.column);
    },
  );

  it.each(definableKinds)('%s can be defined by the office', (kind) => {
    const field = fieldFromDefinition({
      entity: 'account',
      key: 'xField',
      label,
      kind,
      options: { choices: [{ value: 'a', label }], to: 'user', formula: 'a + 1', result: 'integer' },
      order: 1,
      isActive: true,
    });
    expect(field).toMatchObject({ kind, custom: true });
  });
});
