import { furtherHeadingSets } from './furtherHeadingSets';
import { headingSets } from './headingSets';
import { createChance, valueFor } from './sampleValues';
import { file, heading, is, row, type WrittenFile } from './sheetWriting';

const rowsWritten = 12;

/** A file for each set of headings, with values as an office would have under them. */
export function headingFiles(seed = 7): readonly WrittenFile[] {
  return Object.entries({ ...headingSets, ...furtherHeadingSets }).map(([name, set], at) => {
    const columns = set.split(' | ').map((part) => {
      const cut = part.lastIndexOf('=');
      const [field = '', ...others] = part
        .slice(cut + 1)
        .trim()
        .split(',');
      return { title: part.slice(0, cut).trim(), field, others };
    });
    const chance = createChance(seed * 1000 + at);
    const fields = columns.map(({ field, others }) =>
      field.startsWith('-') ? null : [field, ...others].join('|'),
    );
    const lines = Array.from({ length: rowsWritten }, (_unused, number) =>
      row(...columns.map((column) => cellOf(column, chance, number))),
    );
    return file(
      `headings of ${name}`,
      {
        lines: [
          heading(
            columns.map((column) => column.title),
            fields,
          ),
          ...lines,
        ],
      },
      { users: ['王芳', '刘洋', '陈晨'] },
    );
  });
}

interface Column {
  readonly title: string;
  readonly field: string;
  readonly others: readonly string[];
}

/** Where a field is only one way to read a column, its values are not asked for. */
function cellOf(
  { title, field, others }: Column,
  chance: ReturnType<typeof createChance>,
  at: number,
): unknown {
  const isPerson = field === 'customer.name' && /姓名|业主|学员|患者|会员|车主|投资者/.test(title);
  const value = valueFor(isPerson ? 'contact.name' : field === '-' ? '-word' : field, chance, at);
  if (others.includes('')) return is(value);
  return typeof value === 'number' && /万/.test(title) ? is(value / 10_000, value) : value;
}
