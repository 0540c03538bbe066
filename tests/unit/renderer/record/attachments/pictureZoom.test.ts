import { describe, expect, it } from 'vitest';
import { fitOf, isPictureName, zoomStep } from '../../../../../renderer/record/attachments/pictureZoom';

describe('how large a picture is drawn', () => {
  it('is as large as there is room, and never larger than it is by itself', () => {
    const room = { width: 1000, height: 600 };
    expect([
      fitOf({ width: 4000, height: 1200 }, room),
      fitOf({ width: 800, height: 3000 }, room),
      fitOf({ width: 200, height: 100 }, room),
      fitOf({ width: 0, height: 0 }, room),
    ]).toEqual([0.25, 0.2, 1, 1]);
  });

  it('goes up and down by steps from wherever it is, and ends', () => {
    expect([zoomStep(0.37, 1), zoomStep(0.37, -1), zoomStep(1, 1), zoomStep(1, -1)]).toEqual([
      0.5, 0.33, 1.25, 0.75,
    ]);
    expect([zoomStep(8, 1), zoomStep(0.05, -1)]).toEqual([8, 0.05]);
  });

  it('is asked for names of pictures only', () => {
    expect(['照片.JPG', 'a.png', '合同.pdf', 'png'].map(isPictureName)).toEqual([true, true, false, false]);
  });
});
