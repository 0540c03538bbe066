import { UsageMistake } from './command';

/** The id in a typed word. @throws UsageMistake */
export function idOf(typed: string): number {
  const id = Number(typed);
  if (!Number.isSafeInteger(id) || id < 1)
    throw new UsageMistake({ zh: `不是记录号：${typed}`, en: `not an id: ${typed}` });
  return id;
}
