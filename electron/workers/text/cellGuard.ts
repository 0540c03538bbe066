/** What a spreadsheet program would take for a formula at the start of a text cell (OWASP, CVE-2021-41270, and full width). */
// TAB, CR, LF and NUL are what is looked for
const formulaStart = /^'*[=+\-@\t\r\n\0＝＋－＠]/;
const plainNumber = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?%?$/;
const plainPhone = /^\+\d[\d ()-]*$/;
/** People and other programs mark digits as text with one apostrophe. */
const markedDigits = /^'+\d/;

/** A text cell as it goes into a CSV file: one apostrophe before what would otherwise run or lose its own apostrophe. */
export function guardCell(text: string): string {
  if (markedDigits.test(text)) return `'${text}`;
  const isDangerous = formulaStart.test(text) && !plainNumber.test(text) && !plainPhone.test(text);
  return isDangerous ? `'${text}` : text;
}

/** Takes off what `guardCell` put on, and only that; also `="000123"` and a TAB at the end, other ways of saying "text". */
export function unguardCell(field: string): string {
  const first = field.charCodeAt(0);
  if (first === 39) return formulaStart.test(field) || markedDigits.test(field) ? field.slice(1) : field;
  const text = field.endsWith('\t') ? field.replace(/\t+$/, '') : field;
  if (first !== 61) return text;
  const quoted = /^="((?:[^"]|"")*)"$/.exec(text);
  return quoted === null ? text : (quoted[1] ?? '').replaceAll('""', '"');
}
