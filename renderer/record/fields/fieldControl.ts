import type { Field } from '../../../db/schema/fields';
import type { Language } from '../../../db/schema/label';

/** What every field control is given; it answers with `update:modelValue`, in the kind's own form or as typed. */
export interface FieldControl<Kind extends Field = Field> {
  readonly field: Kind;
  readonly modelValue: unknown;
  readonly inputId: string;
  /** The name for screen readers where no visible label points at the control (grid cells, filters). */
  readonly label?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  /** The entity and the field, for controls that offer what others of the kind hold. */
  readonly entity?: string | undefined;
  readonly name?: string | undefined;
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

/** A day (`YYYY-MM-DD`) of this time of the year, as a person writes it beside words: without the year. */
export function dayInYear(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    month: 'numeric',
    day: 'numeric',
  }).format(new Date(`${day}T00:00:00`));
}

/** An instant as a person writes it beside words: day and minute, in the time of this machine. */
export function dayAndTime(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant));
}
