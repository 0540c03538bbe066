/**
 * Brings every row to at most one column so that the sum of the scores is greatest, and no column twice. Scores at or
 * below zero mean "never". The Hungarian method with potentials, O(rows² · columns).
 * @returns for every row the column it was brought to, or -1.
 */
export function assign(scores: readonly (readonly number[])[], columnCount: number): number[] {
  const rowCount = scores.length;
  // Every row has a column of its own with score 0: staying alone.
  const width = columnCount + rowCount;
  const cost = (row: number, column: number): number =>
    column < columnCount ? Math.min(-(scores[row]?.[column] ?? 0), 0) : 0;
  const rowPotential = new Float64Array(rowCount + 1);
  const columnPotential = new Float64Array(width + 1);
  const rowOf = new Int32Array(width + 1);
  const cameFrom = new Int32Array(width + 1);
  for (let row = 1; row <= rowCount; row += 1) {
    rowOf[0] = row;
    let at = 0;
    const least = new Float64Array(width + 1).fill(Infinity);
    const isUsed = new Uint8Array(width + 1);
    do {
      isUsed[at] = 1;
      const from = rowOf[at] ?? 0;
      let delta = Infinity;
      let next = 0;
      for (let column = 1; column <= width; column += 1) {
        if (isUsed[column]) continue;
        const reduced =
          cost(from - 1, column - 1) - (rowPotential[from] ?? 0) - (columnPotential[column] ?? 0);
        if (reduced < (least[column] ?? Infinity)) {
          least[column] = reduced;
          cameFrom[column] = at;
        }
        if ((least[column] ?? Infinity) < delta) {
          delta = least[column] ?? Infinity;
          next = column;
        }
      }
      for (let column = 0; column <= width; column += 1) {
        if (isUsed[column]) {
          const held = rowOf[column] ?? 0;
          rowPotential[held] = (rowPotential[held] ?? 0) + delta;
          columnPotential[column] = (columnPotential[column] ?? 0) - delta;
        } else least[column] = (least[column] ?? 0) - delta;
      }
      at = next;
    } while (rowOf[at] !== 0);
    while (at !== 0) {
      const before = cameFrom[at] ?? 0;
      rowOf[at] = rowOf[before] ?? 0;
      at = before;
    }
  }
  const found = new Array<number>(rowCount).fill(-1);
  for (let column = 1; column <= columnCount; column += 1) {
    const row = rowOf[column] ?? 0;
    if (row > 0 && (scores[row - 1]?.[column - 1] ?? 0) > 0) found[row - 1] = column - 1;
  }
  return found;
}
