import { peakOf } from '../bench/measure';
import type { PartName } from '../bench/parts';
import { UsageMistake, exitCodes, type Command } from '../command';

/** `crm bench-part`: one part of `crm bench` in a process of its own. Not for people, and not in the help. */
export const benchPart: Command = {
  name: 'bench-part',
  isHidden: true,
  usage: 'NAME INPUT',
  label: { zh: '性能测量的一部分', en: 'one part of the bench' },
  options: [],
  words: { least: 2, most: 2 },
  async run({ words: [name = '', input = ''], output }) {
    // Loaded only here: the parts bring the writer library along.
    const { parts } = await import('../bench/parts');
    if (!Object.hasOwn(parts, name)) throw new UsageMistake({ zh: '没有这一部分', en: 'no such part' });
    const part = parts[name as PartName] as (input: unknown) => Promise<unknown>;
    const found = await part(JSON.parse(input) as unknown);
    output.json({ found, own: peakOf('self') });
    return exitCodes.done;
  },
};
