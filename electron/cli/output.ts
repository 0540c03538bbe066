/** Where a command writes: answers to standard output, everything else to standard error. */
export interface Output {
  /** One line of the answer. */
  line(text: string): void;
  /** The answer as JSON. */
  json(value: unknown): void;
  /** A word about what is going on; never part of the answer. */
  note(text: string): void;
}

/** The output of the process this runs in. */
export const processOutput: Output = {
  line: (text) => void process.stdout.write(`${text}\n`),
  json: (value) => void process.stdout.write(`${JSON.stringify(value, null, 1)}\n`),
  note: (text) => void process.stderr.write(`${text}\n`),
};
