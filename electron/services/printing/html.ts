/** Text that is already safe inside a page. Only `escapeHtml` and `html` make it. */
export interface SafeHtml {
  readonly safe: string;
}

/** Makes any text harmless inside a page: what a record holds never becomes markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => replacements[letter] ?? letter);
}
const replacements: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A page written as a template: every value put in is escaped unless it is safe already. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | SafeHtml | readonly SafeHtml[])[]
): SafeHtml {
  const filled = values.map((value) => {
    if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
    return 'safe' in value ? value.safe : value.map((piece) => piece.safe).join('');
  });
  return { safe: parts.reduce((text, part, index) => text + (filled[index - 1] ?? '') + part) };
}
