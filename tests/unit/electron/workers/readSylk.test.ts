import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { formulaWithoutValue } from '../../../../db/schema/cell';
import { cellsByRow, readBytes, refusalOf } from '../../../support/sheets/readAll';

describe('a SYLK sheet', () => {
  it('gives every sort of cell as it stands, dates and units by their formats', async () => {
    const lines = [
      'ID;PWXL;N;E',
      'P;PGeneral',
      'P;Pyyyy\\-mm\\-dd',
      'P;P0.0"万"',
      'P;Ekept for a font',
      'F;P0;DG0G8;M320',
      'B;Y4;X6;D0 0 3 5',
      'O;D;V0;K47;G100 0.001',
      'C;Y1;X1;K"客户名称"',
      'C;X2;K"说明;;用"',
      'F;P1;FG0G;Y2;X3',
      'C;K45351',
      'C;Y2;X1;K"众诚ab"',
      'C;X2;K"两行\x1b :第二行 ""引号"""',
      'C;X4;K12.5;ESUM(R1C1:R2C2)',
      'C;X5;KTRUE',
      'C;X6;K#DIV/0!;E1/0',
      'C;Y3;X1;ER[-1]C',
      'F;P2;FF0G;C2',
      'C;X2;K3.5',
      'E',
      'C;Y9;X1;K"behind the end"',
    ];
    const workbook = await readBytes(iconv.encode(lines.join('\r\n'), 'gbk'));
    expect(workbook.summary).toMatchObject({ format: 'sylk', encoding: 'gb18030' });
    expect(cellsByRow(workbook)).toEqual({
      1: ['客户名称', '说明;用'],
      2: [
        '众诚ab',
        '两行\n第二行 "引号"',
        { kind: 'date', iso: '2024-02-29', serial: 45351 },
        12.5,
        true,
        { kind: 'error', text: '#DIV/0!' },
      ],
      3: [
        { kind: 'error', text: formulaWithoutValue },
        { kind: 'number', value: 3.5, format: '0.0"万"' },
      ],
    });
  });

  it('counts dates from 1904 when the file says so, and keeps its rows in order', async () => {
    const workbook = await readBytes(
      'ID;PWXL;N;E\nP;PGeneral\nP;Pyyyy/m/d\nO;L;D;V4;K47\nF;P1;C1\nC;Y7;X1;K0\nC;Y2;X1;K1\nE\n',
    );
    expect(workbook.sheets[0]).toEqual([
      { row: 2, cells: [{ kind: 'date', iso: '1904-01-02', serial: 1463 }] },
      { row: 7, cells: [{ kind: 'date', iso: '1904-01-01', serial: 1462 }] },
    ]);
  });

  it('whose cells stand outside every sheet is refused', async () => {
    expect(await refusalOf('ID;PWXL\nC;Y99999999;X1;K1\nE')).toBe('tooManyRows');
    expect(await refusalOf('ID;PWXL\nC;Y-1;X1;K1\nE')).toBe('fileUnsafe');
  });
});
