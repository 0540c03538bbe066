import type { Field } from '../../../db/schema/fields';

/** What every field control is given; it answers with `update:modelValue`, in the kind's own form or as typed. */
export interface FieldControl<Kind extends Field = Field> {
  readonly field: Kind;
  readonly modelValue: unknown;
  readonly inputId: string;
  /** The name for screen readers where no visible label points at the control (grid cells, filters). */
  readonly label?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  /** Records of this account are offered first. */
  readonly account?: number | undefined;
}

/** Today in the office's calendar, `YYYY-MM-DD`. */
export function today(): string {
  return dayOf(new Date());
}

/** The calendar day of an instant on this machine. */
export function dayOf(at: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The day so many days from today. */
export function daysAhead(days: number): string {
  const at = new Date();
  at.setDate(at.getDate() + days);
  return dayOf(at);
}
