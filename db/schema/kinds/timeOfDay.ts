/** A time of day; `zone` is what the text itself said: UTC, or minutes east of it. */
export interface TimeOfDay {
  readonly seconds: number;
  readonly milliseconds: number;
  readonly zone?: 'UTC' | number;
}

const clock =
  /(?<=[\d日号)午上晨一二三四五六天])(?:T| ?)(?<half>上午|下午|早上|中午|晚上|凌晨)? ?(?<hour>\d{1,2})(?:: ?(?<minute>\d{2})(?:: ?(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?|[点时](?:(?<minute2>\d{1,2})分(?:(?<second2>\d{1,2})秒)?|整|半)?) ?(?<noon>am|pm|a\.m\.|p\.m\.)?(?: ?(?<zone>Z|[+-]\d{2}:?\d{2}|UTC|GMT))?$/i;
/** The mark of a time: without it the text is not searched. */
const mark = /[:点时]/;

/** Parts a text into its day and its time of day; the whole text is the day when there is no time, nothing when the time is impossible. */
export function splitTime(text: string): { readonly day: string; readonly time?: TimeOfDay } | undefined {
  if (!mark.test(text)) return { day: text };
  const found = clock.exec(text);
  if (!found?.groups) return { day: text };
  const day = dayBefore(text, found);
  const time = timeOf(found.groups, found[0]);
  return time && day !== undefined ? { day, time } : undefined;
}

/** `2023-05-061:20` does not say where the day ends. */
function dayBefore(text: string, found: RegExpExecArray): string | undefined {
  const day = text.slice(0, found.index).trimEnd();
  const isApart = /^(?:T| |[上下早中晚凌])/.test(found[0]) || /[日号)一二三四五六天]$/.test(day);
  return isApart ? day : undefined;
}

function timeOf(groups: Record<string, string | undefined>, whole: string): TimeOfDay | undefined {
  const hour = hourOf(
    Number(groups['hour']),
    groups['half'] ?? groups['noon']?.toLowerCase().replaceAll('.', ''),
  );
  const minute = whole.includes('半') ? 30 : Number(groups['minute'] ?? groups['minute2'] ?? 0);
  const second = Number(groups['second'] ?? groups['second2'] ?? 0);
  if (hour === undefined || minute > 59 || second > 59) return undefined;
  const milliseconds = Number((groups['fraction'] ?? '').slice(0, 3).padEnd(3, '0'));
  const time = { seconds: hour * 3600 + minute * 60 + second, milliseconds };
  const zone = groups['zone'];
  if (zone === undefined) return time;
  const minutes = zoneMinutes(zone);
  return minutes === undefined ? undefined : { ...time, zone: minutes };
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined || hour > 12) return hour > 23 ? undefined : hour;
  if (half === '上午' || half === '早上' || half === '凌晨' || half === 'am') return hour === 12 ? 0 : hour;
  if (half === '中午') return hour < 3 ? hour + 12 : hour;
  if (half === '晚上' && hour === 12) return undefined;
  return hour === 12 ? 12 : hour + 12;
}

/** UTC+14 is the farthest there is. */
const farthest = 14 * 60;

function zoneMinutes(zone: string): 'UTC' | number | undefined {
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!offset) return 'UTC';
  const minutes = Number(offset[2]) * 60 + Number(offset[3]);
  if (minutes > farthest || Number(offset[3]) > 59) return undefined;
  return offset[1] === '-' ? -minutes : minutes;
}
