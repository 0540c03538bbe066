const sampleBytes = 256 * 1024;
const leastShareOfPairs = 0.8;

function runsBeyondAscii(bytes: Buffer): { readonly single: number; readonly longer: number } {
  let single = 0;
  let longer = 0;
  let run = 0;
  const end = Math.min(bytes.length, sampleBytes);
  for (let index = 0; index <= end; index++) {
    if (index < end && (bytes[index] ?? 0) >= 0x80) {
      run += 1;
      continue;
    }
    if (run === 1) single += 1;
    else if (run > 1) longer += 1;
    run = 0;
  }
  return { single, longer };
}

/**
 * Whether bytes beyond ASCII come in pairs and longer runs, as Chinese words do, rather than one by one between letters,
 * as the accents of European words do. False without any such byte.
 */
export function looksChinese(bytes: Buffer): boolean {
  const { single, longer } = runsBeyondAscii(bytes);
  return longer > 0 && longer / (longer + single) >= leastShareOfPairs;
}

/** Whether nearly all bytes beyond ASCII stand alone between others, as accents of Western European words do. */
export function hasSingleAccents(bytes: Buffer): boolean {
  const { single, longer } = runsBeyondAscii(bytes);
  return single > 0 && single / (longer + single) >= leastShareOfPairs;
}
