import { createApp } from 'vue';
import { afterEach, describe, expect, it } from 'vitest';
import type { EditorHandle, RefusedWords, Sought } from '../../../../../renderer/record/grid/cellEditing';
import type { CellEdit, GridColumn, GridRow } from '../../../../../renderer/record/grid/gridColumn';
import type { GridStage } from '../../../../../renderer/record/grid/gridStage';
import { useCellEdits, type CellEdits } from '../../../../../renderer/record/grid/useCellEdits';
import type { GridFocus } from '../../../../../renderer/record/grid/useGridFocus';

interface Line extends GridRow {
  readonly source: number | null;
}
const column = { name: 'source', heading: '来源', value: (row: Line) => row.source } as GridColumn<Line>;
const refused: RefusedWords = { is: 'refused', words: '没有这个', problem: 'referenceUnknown' };

const open: (() => void)[] = [];
afterEach(() => open.splice(0).forEach((close) => close()));

/** A grid whose keyboard was in the cell of row 1 and goes on to the next one. */
function aGrid(isTypingOn: boolean) {
  const told: unknown[][] = [];
  const again: RefusedWords[] = [];
  let later: Promise<CellEdit<Line> | null> = Promise.resolve(null);
  const stage = {
    host: () => null,
    tell(name: string, ...what: unknown[]) {
      if (name === 'editLater') later = what[0] as typeof later;
      else told.push([name, ...what]);
    },
  } as unknown as GridStage<Line>;
  let place = '1 source';
  const focus = {
    letGo: () => ({ row: { id: 1, source: 4 }, column }),
    moveBy: () => void (place = '1 remark'),
    placeNow: () => place,
    goBack: () => ((place = '1 source'), true),
    learn: () => undefined,
    place: () => undefined,
  } as unknown as GridFocus<Line>;
  const editor = {
    isEditing: () => isTypingOn,
    beginAgain: (words: RefusedWords) => void again.push(words),
  } as unknown as EditorHandle;
  const made: CellEdits[] = [];
  const app = createApp({
    setup() {
      made.push(useCellEdits(stage, focus, () => editor));
      return () => null;
    },
  });
  app.mount(document.createElement('div'));
  open.push(() => app.unmount());
  return {
    again,
    told,
    place: () => place,
    async leaveWith(found: Sought) {
      made[0]?.onCommitLater(Promise.resolve(found), 'right');
      return later;
    },
  };
}

describe('a cell that was left before its words were found', () => {
  it('is saved when they are found, wherever the keyboard is then', async () => {
    const grid = aGrid(true);
    const edit = await grid.leaveWith({ is: 'value', value: 9 });
    expect(edit).toEqual({ row: { id: 1, source: 4 }, name: 'source', value: 9 });
    expect([grid.place(), grid.told]).toEqual(['1 remark', []]);
  });

  it('is no edit when it holds the value already', async () => {
    expect(await aGrid(true).leaveWith({ is: 'value', value: 4 })).toBeNull();
  });

  it('takes the keyboard back with its words when nothing has them and nobody types on', async () => {
    const grid = aGrid(false);
    expect(await grid.leaveWith(refused)).toBeNull();
    expect([grid.place(), grid.again, grid.told]).toEqual(['1 source', [refused], []]);
  });

  it('only says so to whoever types on', async () => {
    const grid = aGrid(true);
    expect(await grid.leaveWith(refused)).toBeNull();
    expect([grid.place(), grid.again, grid.told]).toEqual([
      '1 remark',
      [],
      [['unfound', '没有这个', '来源']],
    ]);
  });
});
