import { expect, it } from 'vitest';
import { registry } from '../../../../../db/schema/registry';
import { fieldWishShape } from '../../../../../electron/api/schemaEditor';
import {
  fieldDraftOf,
  newChoice,
  newFieldDraft,
  pastedChoices,
  wishOf,
} from '../../../../../renderer/features/schemaEditor/fieldDraft';
import { kindCards } from '../../../../../renderer/features/schemaEditor/kindCards';

it('pasted lines become entries; a line that begins with a blank stands below the one above it; none comes twice', () => {
  const known = [{ ...newChoice('金牌'), isKept: true }];
  const made = pastedChoices('金牌\n\t金牌一级\n银牌\r\n银牌\n　银牌二级\n\n', known);
  expect(made.map(({ zh }) => zh)).toEqual(['金牌一级', '银牌', '银牌二级']);
  expect(made[0]?.parent).toBe(known[0]?.value);
  expect(made[2]?.parent).toBe(made[1]?.value);
});

it('a draft of every card is a wish the application takes', () => {
  for (const { cards } of kindCards) {
    for (const card of cards) {
      if (card === 'table') continue;
      const draft = { ...newFieldDraft(card), zh: '新字段', formula: '1 + 1' };
      if (card === 'reference') draft.to = 'account';
      draft.choices = draft.choices.map((choice, index) => ({ ...choice, zh: `选项${index}` }));
      const wish = wishOf(draft, 'account', 3);
      expect(fieldWishShape.safeParse(wish).error).toBeUndefined();
      expect(wish.label).toEqual({ zh: '新字段', en: '新字段' });
    }
  }
});

it('a built-in field that is saved unchanged wishes for nothing but what it is', () => {
  for (const [name, field] of Object.entries(registry.account.fields)) {
    const wish = wishOf(fieldDraftOf(name, field, null), 'account', 0);
    expect(fieldWishShape.safeParse(wish).error, name).toBeUndefined();
    expect([wish.key, wish.kind, wish.isActive]).toEqual([name, field.kind, true]);
  }
});
