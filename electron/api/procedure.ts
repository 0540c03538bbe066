import type { z } from 'zod';

/** One thing that may be asked: the check its input must pass, and the type of its answer. */
export interface Procedure<Input extends z.ZodType, Output> {
  readonly input: Input;
  /** Only a type; there is no value behind it. */
  readonly output?: Output;
}

/** Says what may be asked: `procedure<Answer>()(inputCheck)`. */
export function procedure<Output>() {
  return <Input extends z.ZodType>(input: Input): Procedure<Input, Output> => Object.freeze({ input });
}

/** The parsed input of a procedure. */
export type InputOf<P> = P extends Procedure<infer Input, unknown> ? z.output<Input> : never;
/** The answer of a procedure. */
export type OutputOf<P> = P extends Procedure<z.ZodType, infer Output> ? Output : never;
