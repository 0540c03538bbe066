import { describe, expect, it } from 'vitest';
import { tags, text } from '../../../../db/schema/fields';
import { deedsFor, wishOf } from '../../../../renderer/record/batchLines';

const label = { zh: '字段', en: 'field' };

describe('the lines of a batch', () => {
  it('offer what a field can take', () => {
    expect(deedsFor(text({ label }))).toEqual(['set', 'clear']);
    expect(deedsFor(text({ label, required: true }))).toEqual(['set']);
    expect(deedsFor(tags({ label }))).toEqual(['add', 'remove', 'set', 'clear']);
  });

  it('become one wish: values, cleared fields, entries that come and go', () => {
    expect(
      wishOf([
        { name: 'region', deed: 'set', value: '上海' },
        { name: 'note', deed: 'clear', value: '不管' },
        { name: 'tags', deed: 'add', value: ['重要'] },
        { name: 'labels', deed: 'remove', value: ['旧'] },
      ]),
    ).toEqual({
      changes: { region: '上海', note: null },
      add: { tags: ['重要'] },
      remove: { labels: ['旧'] },
    });
    expect(wishOf([{ name: 'region', deed: 'set', value: '上海' }])).toEqual({ changes: { region: '上海' } });
  });
});
