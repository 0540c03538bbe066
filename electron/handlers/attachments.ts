import type { attachments } from '../api/attachments';
import type { AttachmentService } from '../services/attachments/attachmentService';
import type { HandlersOf } from './handlers';

/** Calls about files go to the attachment service of the open office. */
export function attachmentHandlers(service: () => AttachmentService): HandlersOf<typeof attachments> {
  return {
    'attachments.choose': (actor) => service().choose(actor),
    'attachments.keep': (actor, { tickets }) => service().keep(actor, tickets),
    'attachments.keepPicture': (actor, { name, base64 }) => service().keepPicture(actor, name, base64),
    'attachments.open': (actor, file) => service().open(actor, file),
    'attachments.saveAs': (actor, file) => service().saveAs(actor, file),
    'attachments.preview': (actor, file) => service().preview(actor, file),
    'attachments.picture': (actor, file) => service().picture(actor, file),
  };
}
