import { describe, expect, it } from 'vitest';
import { mostPrintedRows, printing } from '../../../../electron/api/printing';

describe('an order to print a list', () => {
  it('takes more picked rows than go on paper, so that the answer can say how many are left out', () => {
    const ids = Array.from({ length: mostPrintedRows + 1 }, (_one, at) => at + 1);
    const order = {
      is: 'list',
      selection: { entity: 'account' },
      columns: ['name'],
      ids,
      hasConditions: true,
      hasTotals: true,
    };
    const sheet = { paper: 'A4', orientation: 'portrait', margins: 'normal', fitsWidth: true };
    const asked = printing['printing.start'].input.parse({ order, sheet });
    expect(asked.order).toMatchObject({ ids });
  });
});
