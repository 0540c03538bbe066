import { zipFile, type ZipPart } from './zipFile';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook written by hand, XML part by XML part, as odd as a test wants it. */
export interface HandMadeWorkbook {
  /** The whole content of `<worksheet>`. */
  readonly sheet?: string;
  readonly sharedStrings?: string | null;
  /** The content of `<styleSheet>`; null leaves the part out. */
  readonly styles?: string | null;
  readonly workbookProperties?: string;
  readonly sheets?: string;
  readonly prologue?: string;
  readonly prefix?: string;
  readonly relations?: string;
  readonly more?: readonly ZipPart[];
}

/** Three styles: 1 a date, 2 percent, 3 a unit in quotes, 4 leading zeros, 5 a date with time. */
export const usualStyles = `<numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>
<numFmt numFmtId="165" formatCode="0.0&quot;万&quot;"/><numFmt numFmtId="166" formatCode="000000"/></numFmts>
<cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="22"/></cellXfs>`;

/** The bytes of a hand-made workbook. */
export function workbookPackage(made: HandMadeWorkbook): Buffer {
  const prologue = made.prologue ?? '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const prefix = made.prefix ?? '';
  const space = prefix === '' ? `xmlns="${main}"` : `xmlns:${prefix.slice(0, -1)}="${main}"`;
  const parts: ZipPart[] = [
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<?xml version="1.0"?><${prefix}workbook ${space} xmlns:r="${office}">${made.workbookProperties ?? ''}<${prefix}sheets>${
        made.sheets ?? `<${prefix}sheet name="客户" sheetId="1" r:id="rId1"/>`
      }</${prefix}sheets></${prefix}workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId8" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId9" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/>${made.relations ?? ''}</Relationships>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `${prologue}<${prefix}worksheet ${space}>${made.sheet ?? `<${prefix}sheetData/>`}</${prefix}worksheet>`,
    },
  ];
  if (made.sharedStrings !== null) {
    parts.push({
      name: 'xl/sharedStrings.xml',
      content: `<${prefix}sst ${space}>${made.sharedStrings ?? ''}</${prefix}sst>`,
    });
  }
  if (made.styles !== null) {
    parts.push({
      name: 'xl/styles.xml',
      content: `<styleSheet ${space.replace(`:${prefix.slice(0, -1)}`, '')}>${made.styles ?? usualStyles}</styleSheet>`,
    });
  }
  return zipFile([...parts, ...(made.more ?? [])]);
}
