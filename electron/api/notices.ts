import { z } from 'zod';
import { procedure } from './procedure';
import { idShape, nameShape } from './shapes';

/** What is shown as a notification of the system. A record that is named opens when the notice is chosen. */
export const noticeShape = z.strictObject({
  /** A name of its own, so that it can be replaced and withdrawn: `task/12`. */
  id: z.string().min(1).max(100),
  title: z.string().min(1).max(200),
  text: z.string().max(500),
  entity: nameShape.nullable(),
  recordId: idShape.nullable(),
  isSilent: z.boolean(),
});
export type Notice = z.output<typeof noticeShape>;

/**
 * What became of a notice: shown; held back because notifications are switched off or these are quiet hours; or
 * impossible, because the system has none. All but the first are told to the windows as `notification.missed`.
 */
export const noticeFates = ['shown', 'off', 'quiet', 'unsupported'] as const;
export type NoticeFate = (typeof noticeFates)[number];

/** What the id of a notice of no consequence begins with. */
export const trialPrefix = 'try/';

export const notices = {
  /** Shows a notice of no consequence, so that a person sees whether notifications arrive; it goes to no bell. */
  'notices.try': procedure<NoticeFate>()(
    z.strictObject({ title: z.string().min(1).max(200), text: z.string().max(500) }),
  ),
};
