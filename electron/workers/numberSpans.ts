/** Whole numbers kept as stretches, so that a file that states the same million rows a thousand times costs nothing. */
export interface NumberSpans {
  /** Adds the numbers from `first` to `last`; a stretch that holds none is left out. */
  add(first: number, last: number): void;
  /** All numbers up to `highest`, in order, each once. */
  upTo(highest: number): number[];
}

type Span = [first: number, last: number];

/** How many stretches are kept before those that touch are joined. */
const joinedAt = 4_096;

/** The stretches in order, those that touch or overlap joined. */
function joined(spans: Span[]): Span[] {
  spans.sort((one, other) => one[0] - other[0]);
  const result: Span[] = [];
  for (const [first, last] of spans) {
    const previous = result.at(-1);
    if (previous !== undefined && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last);
    else result.push([first, last]);
  }
  return result;
}

/** Makes an empty set of numbers from `lowest` to `highest`; what is added beyond is left out. */
export function createNumberSpans(lowest: number, highest: number): NumberSpans {
  let spans: Span[] = [];
  let joinAt = joinedAt;
  return {
    add(statedFirst, statedLast) {
      const first = Math.max(statedFirst, lowest);
      const last = Math.min(statedLast, highest);
      // also when one of them is not a number
      if (!(first <= last) || !Number.isInteger(first) || !Number.isInteger(last)) return;
      const previous = spans.at(-1);
      if (previous !== undefined && first >= previous[0] && first <= previous[1] + 1) {
        previous[1] = Math.max(previous[1], last);
        return;
      }
      spans.push([first, last]);
      if (spans.length < joinAt) return;
      spans = joined(spans);
      joinAt = Math.max(joinedAt, spans.length * 2);
    },
    upTo(end) {
      const numbers: number[] = [];
      for (const [first, last] of joined(spans)) {
        for (let number = first; number <= Math.min(last, end); number++) numbers.push(number);
      }
      return numbers;
    },
  };
}
