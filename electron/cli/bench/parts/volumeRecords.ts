import { relatedLists } from '../../../../db/schema/derive/relatedLists';
import { entityOf } from '../../../../db/schema/effectiveSchema';
import { timeCase, type TimedCase } from '../timings';
import { withVolume, type VolumeDesk } from '../volumeDesk';

/** Rows of a related list, as the record page asks for them. */
const relatedRows = 50;
/** Entries of a timeline in one answer. */
const timelineRows = 200;

/** Record pages of the accounts with the most follow-ups, all that a page asks at once; and the counts of the navigation. */
export function volumeRecords(input: { readonly db: string; readonly times: number }): Promise<{
  readonly cases: readonly TimedCase[];
  /** How many entries the timeline of the twentieth account has, 200 at most: fewer in a smaller office. */
  readonly timelineEntries: number;
}> {
  return withVolume(input.db, async (desk) => {
    const { bench, save, timeline } = desk;
    const { actor, office } = bench;
    const entries = (id: number, offset: number) =>
      Promise.resolve(
        timeline['timeline.list'](actor, { entity: 'account', id, offset, limit: timelineRows, show: 'all' }),
      );
    const { entries: all } = await entries(20, 0);
    const cases = [
      await timeCase(input.times, {
        name: 'recordPage',
        label: {
          zh: `记录页：记录、${timelineRows} 条时间线、相关列表`,
          en: `record page: the record, ${timelineRows} entries of its timeline, its related lists`,
        },
        before: save,
        program: (turn) => openRecord(desk, 1 + (turn % 20)),
      }),
      await timeCase(input.times, {
        name: 'timelineDeep',
        label: { zh: '时间线第 1,500 条之后', en: 'the timeline behind its entry 1,500' },
        before: save,
        program: () => entries(1, 1500),
      }),
      await timeCase(input.times, {
        name: 'counts',
        label: { zh: '导航中的数量', en: 'the counts of the navigation' },
        before: save,
        program: () => office.counts(),
      }),
    ];
    return { cases, timelineEntries: all.length };
  });
}

async function openRecord({ bench, records, timeline }: VolumeDesk, id: number): Promise<void> {
  const { actor, office } = bench;
  const { schema } = office.store();
  const related = relatedLists(schema, entityOf(schema, 'account'));
  await Promise.all([
    records['records.get'](actor, { entity: 'account', id }),
    timeline['timeline.list'](actor, { entity: 'account', id, offset: 0, limit: timelineRows, show: 'all' }),
    ...related.map(({ entity, via, other }) =>
      records['records.list'](actor, {
        query: { entity, filter: { field: via, operator: 'is', value: id }, offset: 0, limit: relatedRows },
        ...(other ? { include: [other.via] } : {}),
      }),
    ),
  ]);
}
