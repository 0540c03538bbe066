import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Label } from '../../../db/schema/label';
import { caseFigure, figure, type BenchReport, type CaseFigure, type Figure } from './figures';
import { runPart } from './runPart';
import type { TimedCase } from './timings';
import { volumeOf } from './volumeOffice';

/** How the large office is measured. */
export interface VolumeWish {
  /** 1 is 200,000 accounts, 300,000 contacts and 1,000,000 follow-ups. */
  readonly share: number;
  /** How often every question is asked. */
  readonly times: number;
  readonly note: (text: string) => void;
}

/** What the large office showed. */
export type VolumeReport = Pick<BenchReport, 'figures' | 'cases' | 'information'>;

/** Makes the large office once in a folder that is gone at the end, and asks it what windows ask. */
export async function runVolume(wish: VolumeWish): Promise<VolumeReport> {
  const folder = await mkdtemp(join(tmpdir(), 'keyuan-volume-'));
  const db = join(folder, 'volume.kydb');
  const { share, times, note } = wish;
  try {
    const { found: made } = await runPart('makeVolume', { db, share });
    note(`makeVolume ${JSON.stringify(made)}`);
    const pages = (await runPart('volumePages', { db, times })).found;
    const filters = (await runPart('volumeFilters', { db, times })).found;
    const search = (await runPart('volumeSearch', { db, times })).found;
    const records = (await runPart('volumeRecords', { db, times })).found;
    const rows = volumeOf(share).accounts / 2;
    const alike = (await runPart('scanDuplicates', { db: join(folder, 'alike.kydb'), rows })).found;
    const [recordPage, ...others] = records.cases;
    const all = [
      groupOf('pages', pages, { unit: '×', limit: 3 }),
      groupOf('search', search, { unit: 'ms', limit: 50 }),
      groupOf('ownFields', filters, { unit: 'ms', limit: 150 }),
      groupOf('recordPage', recordPage ? [recordPage] : [], { unit: 'ms', limit: 150 }),
    ];
    const cases = all.flatMap((group) => group.cases);
    for (const one of others) cases.push(caseFigure(one, { of: 'others', unit: 'ms', limit: null }));
    return {
      figures: [
        ...all.map((group) => group.figure(labelOf(group.name, share))),
        figure({
          name: 'duplicates',
          label: {
            zh: `${rows} 个客户全部查重`,
            en: `a look for duplicates over ${rows} accounts`,
          },
          unit: 'ms',
          limit: 60_000,
          measured: alike.cost.wall * 1000,
          from: { cpuSeconds: alike.cost.cpu, longestStall: alike.longestStall, found: alike.found },
        }),
      ],
      cases,
      information: {
        volumeRecordsCpuSeconds: made.records.cpu,
        volumeRecordsWallSeconds: made.records.wall,
        volumeIndexCpuSeconds: made.index.cpu,
        volumeIndexWallSeconds: made.index.wall,
        volumeTimelineEntries: records.timelineEntries,
        ...Object.fromEntries(Object.entries(made.counts).map(([name, count]) => [`volume_${name}`, count])),
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Group {
  readonly name: GroupName;
  readonly cases: readonly CaseFigure[];
  figure(label: Label): Figure;
}

/** The worst case of a group is its figure: none of them may be over. */
function groupOf(
  name: GroupName,
  timed: readonly TimedCase[],
  { unit, limit }: { readonly unit: '×' | 'ms'; readonly limit: number },
): Group {
  const cases = timed.map((one) => caseFigure(one, { of: name, unit, limit }));
  return {
    name,
    cases,
    figure: (label) =>
      figure({
        name,
        label,
        unit,
        limit,
        measured: Math.max(...cases.map(({ measured }) => measured)),
        from: Object.fromEntries(cases.map((one) => [one.name, one.measured])),
      }),
  };
}

type GroupName = 'pages' | 'search' | 'ownFields' | 'recordPage';

function labelOf(name: GroupName, share: number): Label {
  const { accounts, contacts, followUps } = volumeOf(share);
  const records = accounts + contacts + followUps;
  const labels: Record<GroupName, Label> = {
    pages: {
      zh: `${accounts} 个客户的列表，读一页 p95 ÷ 裸 SQL 同一页（最差的一种）`,
      en: `a page of a list of ${accounts} accounts, p95 ÷ bare SQL of the same page (the worst case)`,
    },
    search: {
      zh: `在 ${records} 条记录中搜索或选取 p95（最差的一种）`,
      en: `search or pick in ${records} records, p95 (the worst case)`,
    },
    ownFields: {
      zh: `按自定义字段筛选 ${accounts} 个客户 p95（最差的一种）`,
      en: `${accounts} accounts filtered by fields of the office, p95 (the worst case)`,
    },
    recordPage: {
      zh: '记录页连同 200 条时间线与相关列表 p95',
      en: 'record page with 200 entries of its timeline and its related lists, p95',
    },
  };
  return labels[name];
}
