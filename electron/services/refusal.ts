import type { Failure, FailureCode } from '../api/failure';

/** A rule or a right says no. Becomes the failure of the call as it is; carries no words. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly failure: Failure;
  constructor(code: FailureCode, more: Omit<Failure, 'code'> = {}) {
    super(code);
    this.failure = { code, ...more };
  }
}
