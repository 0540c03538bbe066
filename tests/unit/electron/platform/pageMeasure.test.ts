import { describe, expect, it } from 'vitest';
import { readMeasures, type PageSnapshot } from '../../../../electron/platform/pageMeasure';

const strings = ['data-piece', '0', '1', 'data-head', 'list', 'data-lines', ''];
const snapshot: PageSnapshot = {
  strings,
  documents: [
    {
      nodes: {
        // 0 body, 1 piece 0, 2 head, 3 piece 1, 4 the text of piece 1, 5 its words
        parentIndex: [-1, 0, 0, 0, 3, 4],
        attributes: [[], [0, 1], [3, 4], [0, 2], [5, 6], []],
      },
      layout: {
        nodeIndex: [0, 1, 2, 3, 4, 5],
        bounds: [
          [0, 0, 600, 200],
          [0, 0, 600, 45.25],
          [0, 45.25, 600, 20],
          [0, 65.25, 600, 64],
          [0, 67, 600, 60],
          [0, 67, 600, 60],
        ],
      },
      textBoxes: {
        layoutIndex: [5, 5, 5, 5],
        bounds: [
          [0, 67, 300, 19],
          [300, 68, 300, 17],
          [0, 87, 600, 19],
          [0, 107, 80, 19],
        ],
        start: [0, 12, 25, 52],
      },
    },
  ],
};

describe('a page that is measured', () => {
  it('says how high its pieces and heads stand, and where the lines of a text begin', () => {
    expect(readMeasures(snapshot)).toEqual({
      pieces: [
        { piece: 0, height: 45.25, lines: null },
        { piece: 1, height: 64, lines: { starts: [0, 25, 52], height: 20 } },
      ],
      heads: [{ table: 'list', height: 20 }],
    });
  });

  it('without anything on it has nothing', () => {
    expect(readMeasures({ strings: [], documents: [] })).toEqual({ pieces: [], heads: [] });
  });
});
