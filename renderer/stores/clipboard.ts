/** Puts words on the clipboard; false when the system would not take them. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** Puts a table on the clipboard: for spreadsheets and messages as a table, elsewhere as words between tabs. */
export async function copyTable(
  table: HTMLTableElement,
  rows: readonly (readonly string[])[],
): Promise<boolean> {
  const text = tabSeparated(rows);
  try {
    const parts = { 'text/html': table.outerHTML, 'text/plain': text };
    await navigator.clipboard.write([
      new ClipboardItem(
        Object.fromEntries(Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })])),
      ),
    ]);
    return true;
  } catch {
    return copyText(text);
  }
}

/** The older way, which needs no permission. */
function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'only-heard';
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return isCopied;
}

/** A cell of tab-separated text: tabs and line ends inside a value would shift the columns of the sheet. */
export function tabSeparated(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join('\t')).join('\r\n');
}
