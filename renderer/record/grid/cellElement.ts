import type { CellTag, GridColumn, GridRow } from './gridColumn';
import { isGroupLine, type GroupLine } from './groupedLines';

/** What stands in a cell, as an element; words go in as text, never as HTML. */
export function cellElement(column: GridColumn, row: GridRow | undefined, words: GroupWords): HTMLElement {
  const cell = element('span', 'cell-text');
  if (!row) return cell;
  if (isGroupLine(row)) return groupElement(cell, column, row, words);
  const tags = column.tags?.(row);
  if (tags) {
    cell.classList.add('cell-tags');
    cell.append(...tags.map(tagElement));
    cell.title = tags.map(({ text }) => text).join('、');
    return cell;
  }
  const said = column.text(row);
  fill(cell, column, row, said);
  if (column.isTitle) cell.classList.add('cell-title');
  if (said.length > 12) cell.title = said;
  const mark = column.mark?.(row);
  if (mark) {
    cell.title = mark.words;
    cell.setAttribute('aria-label', `${said} ${mark.words}`.trim());
  }
  return cell;
}

/** Words the line of a group needs in the window's language. */
export interface GroupWords {
  readonly rows: (count: number) => string;
  readonly folded: string;
  readonly open: string;
}

function fill(cell: HTMLElement, column: GridColumn, row: GridRow, said: string): void {
  const value = column.value?.(row);
  if (column.drawn === 'bar' && typeof value === 'number') return drawBar(cell, value, said);
  if (column.drawn === 'clip' && Array.isArray(value) && value.length > 0) {
    cell.classList.add('cell-clip');
    cell.append(icon(clip), String(value.length));
    cell.setAttribute('aria-label', said);
    cell.title = said;
    return;
  }
  if (column.drawn === 'tick' && typeof value === 'boolean') {
    cell.classList.add(value ? 'cell-yes' : 'cell-no');
    cell.append(value ? '✓' : '–', heard(said));
    return;
  }
  if (column.drawn === 'phones' && said !== '') {
    cell.append(said, copyButton());
    cell.classList.add('cell-phones');
    return;
  }
  cell.textContent = said;
}

function drawBar(cell: HTMLElement, share: number, said: string): void {
  const bar = element('span', 'cell-bar');
  const filled = element('span', 'cell-bar-filled');
  filled.style.width = `${Math.max(0, Math.min(100, share))}%`;
  bar.append(filled);
  cell.classList.add('cell-share');
  cell.append(bar, element('span', 'cell-bar-words', said));
}

function groupElement(
  cell: HTMLElement,
  column: GridColumn,
  line: GroupLine,
  words: GroupWords,
): HTMLElement {
  const { group, isFolded } = line;
  if (column.isTitle) {
    cell.classList.add('group-name');
    if (isFolded) cell.classList.add('group-folded');
    const mark = element('span', 'group-mark', '›');
    mark.setAttribute('aria-hidden', 'true');
    const label = group.tone
      ? tagElement({ text: group.label, tone: group.tone })
      : element('span', 'group-label', group.label);
    cell.append(
      mark,
      label,
      element('span', 'group-count', words.rows(group.count)),
      heard(isFolded ? words.folded : words.open),
    );
    cell.title = group.label;
    return cell;
  }
  const sum = group.sums[column.name];
  if (sum !== undefined && column.number) cell.textContent = column.number(sum);
  return cell;
}

function tagElement({ text, tone }: CellTag): HTMLElement {
  const tag = element('span', 'tone-tag', text);
  tag.dataset['tone'] = tone ?? 'neutral';
  return tag;
}

function heard(words: string): HTMLElement {
  return element('span', 'only-heard', words);
}

/** For the mouse; with the keyboard Ctrl+C copies the cell. */
function copyButton(): HTMLElement {
  const button = element('span', 'cell-copy');
  button.append(icon(sheets));
  button.setAttribute('aria-hidden', 'true');
  return button;
}

const clip = 'M13.5 7.5 8 13a3.2 3.2 0 0 1-4.5-4.5l6-6a2.1 2.1 0 0 1 3 3l-6 6a1 1 0 0 1-1.5-1.5L10.500 4.500';
const sheets = 'M6 6h7v8H6zM3 11V2h7';

function icon(path: string): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const drawing = document.createElementNS(space, 'svg');
  drawing.setAttribute('viewBox', '0 0 16 16');
  drawing.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(space, 'path');
  line.setAttribute('d', path);
  drawing.append(line);
  return drawing;
}

function element(name: string, className: string, words = ''): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  if (words !== '') made.textContent = words;
  return made;
}
