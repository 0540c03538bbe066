import type { RawCell } from '../../../../db/schema/cell';
import type { ProposedField } from '../../../api/imports';
import { cellText } from '../cells/cellText';
import { readContent, type ColumnContent } from './columnContent';
import { readHeading } from '../headings/headings';
import type { PlannedColumn } from '../finding/plannedTable';

/** A list is proposed for so many different values at most, when they repeat. */
const mostChoices = 15;
const leastShare = 0.8;
const yesOrNo = /^(?:是|否|有|无|对|错|√|×|y|n|yes|no|true|false)$/i;

/** The field that would hold a column: named after its heading, of the kind its values are. */
export function proposeField(
  column: Pick<PlannedColumn, 'heading' | 'parts' | 'multiplier' | 'isPercent'>,
  cells: readonly RawCell[],
  today: string,
): ProposedField {
  const content = readContent(cells, { today });
  const own = column.parts.at(-1) ?? column.heading;
  const label =
    own
      .replace(/[(（[【].*?[)）\]】]/g, '')
      .replace(/[*★:：]/g, '')
      .trim() || own.trim();
  const kind = kindOfColumn(column, own, content);
  return { label: label.slice(0, 60), kind, choices: kind === 'choice' ? distinctOf(content) : [] };
}

function kindOfColumn(
  column: Pick<PlannedColumn, 'multiplier' | 'isPercent'>,
  heading: string,
  content: ColumnContent,
): ProposedField['kind'] {
  const words = content.cells.map((cell) => cellText(cell));
  if (content.count === 0) return 'text';
  if (words.every((word) => yesOrNo.test(word.trim()))) return 'boolean';
  if (content.mobile + content.landline >= leastShare) return 'phones';
  if (content.mail >= leastShare) return 'mail';
  if (content.url >= leastShare) return 'url';
  if (content.date >= leastShare) return 'date';
  if (column.isPercent || content.percent >= leastShare) return 'percent';
  if (content.number >= leastShare) return kindOfNumbers(column.multiplier, heading, words);
  const distinct = distinctOf(content);
  if (content.count >= 4 && distinct.length <= mostChoices && distinct.length <= content.count / 2)
    return 'choice';
  return content.averageLength > 40 ? 'longText' : 'text';
}

function kindOfNumbers(multiplier: number, heading: string, words: readonly string[]): ProposedField['kind'] {
  // Codes are written with leading zeros or too long to be counted.
  if (words.some((word) => /^0\d/.test(word) || /^\d{12,}$/.test(word))) return 'text';
  const isMoney =
    readHeading(heading).multiplier !== null || /[额价款费薪资本]$|金额|收入|成本|预算/.test(heading);
  if (isMoney || multiplier !== 1 || words.some((word) => /[¥￥元]/.test(word))) return 'money';
  return words.every((word) => /^-?\d{1,9}$/.test(word.replace(/[,，]/g, ''))) ? 'integer' : 'decimal';
}

function distinctOf(content: ColumnContent): string[] {
  const words = content.cells.map((cell) => cellText(cell).trim()).filter((word) => word !== '');
  return [...new Set(words)].filter((word) => word.length <= 30);
}
