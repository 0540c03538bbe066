import { describe, expect, it } from 'vitest';
import { noDefinitions } from '../../../../../db/schema/definitions';
import { effectiveSchema, entityOf } from '../../../../../db/schema/effectiveSchema';
import { registry } from '../../../../../db/schema/registry';
import type { AnyRecord } from '../../../../../db/schema/defineEntity';
import type { TimelineEntry } from '../../../../../electron/api/timeline';
import { durationWords } from '../../../../../renderer/record/timeline/durationWords';
import { timelineGroups } from '../../../../../renderer/record/timeline/timelineGroups';

const schema = effectiveSchema(registry, noDefinitions);
const account = entityOf(schema, 'account');

function change(changeSet: number, fields: readonly string[], at = `2026-01-0${changeSet}`): TimelineEntry {
  const changes = fields.map((field) => ({ field, before: null, after: 'x' }));
  return { is: 'change', at, changeSet, action: 'update', kind: 'edit', by: '张伟', changes };
}

function written(entity: string, id: number, at = '2026-01-01'): TimelineEntry {
  return { is: 'record', at, entity, record: { id } as AnyRecord, by: '张伟' };
}

const shapes = (entries: readonly TimelineEntry[]): string[] =>
  timelineGroups(schema, account, entries).map((group) =>
    group.is === 'written'
      ? group.entry.entity
      : group.entries.map(({ changes }) => changes.map(({ field }) => field).join('+')).join(' '),
  );

describe('the groups of a timeline', () => {
  it('fold changes that follow each other, between what people wrote', () => {
    expect(
      shapes([change(5, ['region']), change(4, ['industry']), written('followUp', 1), change(3, ['remark'])]),
    ).toEqual(['region industry', 'followUp', 'remark']);
  });

  it('leave out what the program works out by itself', () => {
    expect(shapes([change(2, ['lastFollowedAt', 'followUpCount']), written('followUp', 1)])).toEqual([
      'followUp',
    ]);
  });

  it('tell a change of state once, where its reason stands; other fields of that save stay', () => {
    const at = '2026-01-02T03:04:05.000Z';
    expect(shapes([written('statusChange', 1, at), change(2, ['lifecycle', 'region'], at)])).toEqual([
      'statusChange',
      'region',
    ]);
    expect(shapes([written('statusChange', 1, at), change(2, ['lifecycle'], at)])).toEqual(['statusChange']);
    expect(shapes([change(2, ['lifecycle'], at)])).toEqual(['lifecycle']);
  });
});

describe('how long a state lasted', () => {
  it.each([
    [32 * 86_400 + 5, '32 天', '32 days'],
    [86_400, '1 天', '1 day'],
    [5 * 3600, '5 小时', '5 hours'],
    [61, '1 分钟', '1 minute'],
    [20, '不到 1 分钟', 'less than a minute'],
  ])('%i seconds is %s', (seconds, zh, en) => {
    expect(durationWords(seconds, 'zh')).toBe(zh);
    expect(durationWords(seconds, 'en')).toBe(en);
  });
});
