import type { GridColumn, GridRow } from './gridColumn';

/** What stands in a cell, as an element; words go in as text, never as HTML. */
export function cellElement(column: GridColumn, row: GridRow | undefined): HTMLElement {
  const cell = document.createElement('span');
  cell.className = 'cell-text';
  if (!row) return cell;
  const tags = column.tags?.(row);
  if (tags) {
    cell.style.display = 'inline-flex';
    cell.style.gap = '4px';
    cell.append(...tags.map(tagElement));
    return cell;
  }
  const words = column.text(row);
  cell.textContent = words;
  if (column.isTitle) cell.classList.add('cell-title');
  if (words.length > 12) cell.title = words;
  const mark = column.mark?.(row);
  if (mark) {
    cell.title = mark.words;
    cell.setAttribute('aria-label', `${words} ${mark.words}`.trim());
  }
  return cell;
}

function tagElement({ text, tone }: { text: string; tone?: string | undefined }): HTMLElement {
  const tag = document.createElement('span');
  tag.className = 'tone-tag';
  tag.dataset['tone'] = tone ?? 'neutral';
  tag.textContent = text;
  return tag;
}
