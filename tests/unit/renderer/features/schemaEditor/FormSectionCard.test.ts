import { beforeEach, describe, expect, it } from 'vitest';
import { account } from '../../../../../db/schema/entities/accounts/account';
import FormSectionCard from '../../../../../renderer/features/schemaEditor/FormSectionCard.vue';
import { fakeBridge } from '../../../../support/fakeBridge';
import { mountInWindow } from '../../../../support/mountInWindow';

const sections = ['basic', 'middle', 'last'].map((name) => ({
  name,
  label: { zh: name, en: name },
  fields: name === 'middle' ? ['name', 'phones'] : [],
}));

/** Every control of the section in the middle, and whether it can be used. */
function controls(isReadOnly: boolean): readonly boolean[] {
  const card = mountInWindow(FormSectionCard, {
    entity: account,
    section: sections[1],
    sections,
    canRemove: true,
    isReadOnly,
    dragged: null,
    isOver: false,
  });
  return card.findAll<HTMLButtonElement>('button, input').map(({ element }) => element.disabled);
}

describe('a section of a form that is laid out', () => {
  beforeEach(() => {
    fakeBridge({});
  });

  it('can be renamed, moved and removed, and so can its fields', () => {
    expect(new Set(controls(false))).toEqual(new Set([false]));
  });

  it('can be looked at only when the file is open for reading', () => {
    expect(controls(true).length).toBe(controls(false).length);
    expect(new Set(controls(true))).toEqual(new Set([true]));
  });
});
