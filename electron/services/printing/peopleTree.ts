/** What stands left of a person on the printed map: nothing, a line that goes on, or the elbow that leads here. */
export type Branch = '' | 'line' | 'line elbow' | 'line last elbow';

/** A line of the printed map: a person and the branches left of the card, from the trunk on. */
export interface PersonLine {
  readonly id: number;
  readonly branches: readonly Branch[];
}

/**
 * People as a tree, one a line: superiors above, who answers to them below and to the right. `from` answers to `to`. Who
 * has two superiors stands below the first; a circle is broken at its first person; who answers to nobody stands left.
 */
export function peopleTree(
  people: readonly number[],
  reporting: readonly { readonly from: number; readonly to: number }[],
): readonly PersonLine[] {
  const known = new Set(people);
  const superior = new Map<number, number>();
  for (const { from, to } of reporting)
    if (from !== to && known.has(from) && known.has(to) && !superior.has(from)) superior.set(from, to);
  const below = new Map<number, number[]>();
  for (const id of people) {
    const above = superior.get(id);
    if (above !== undefined) below.set(above, [...(below.get(above) ?? []), id]);
  }
  const lines: PersonLine[] = [];
  const placed = new Set<number>();

  function place(id: number, trunk: readonly Branch[], own: readonly Branch[]): void {
    if (placed.has(id)) return;
    placed.add(id);
    lines.push({ id, branches: [...trunk, ...own] });
    const next = (below.get(id) ?? []).filter((one) => !placed.has(one));
    const inner: readonly Branch[] =
      own.length === 0 ? trunk : [...trunk, own[0] === 'line last elbow' ? '' : 'line'];
    next.forEach((one, index) =>
      place(one, inner, [index === next.length - 1 ? 'line last elbow' : 'line elbow']),
    );
  }
  for (const id of people) if (!superior.has(id)) place(id, [], []);
  // What is left goes round in circles.
  for (const id of people) place(id, [], []);
  return lines;
}
