import { basename } from 'node:path';
import type { Schema } from '../../../../db/schema/effectiveSchema';
import type { SheetFolder } from '../../../api/imports';
import type { Clipboard, Clock, DeskSettings, Dialogs, SpreadsheetWriter, Tickets } from '../../ports';
import { Refusal } from '../../refusal';
import type { ImportCall } from '../importCall';
import type { ImportStore } from '../importStore';
import { createPastedSheets } from './pastedSheets';
import { findSheets } from './sheetFolder';
import { writeTemplate } from './writeTemplate';

/** What files come from. */
export interface ImportSourcesParts {
  readonly dialogs: Dialogs;
  readonly tickets: Tickets;
  readonly clipboard: Clipboard;
  readonly writer: SpreadsheetWriter;
  readonly store: ImportStore;
  readonly schema: () => Schema;
  readonly desk: Pick<DeskSettings, 'read'>;
  readonly clock: Clock;
}

/** Where sheets come from: dialogs, folders, the clipboard; and the blank sheet somebody may fill in. */
export interface ImportSources {
  choose: ImportCall<'imports.choose'>;
  chooseFolder: ImportCall<'imports.chooseFolder'>;
  folder: ImportCall<'imports.folder'>;
  paste: ImportCall<'imports.paste'>;
  saveTemplate: ImportCall<'imports.saveTemplate'>;
  /** Removes what was pasted. */
  forgetPasted(): Promise<void>;
}

/** Makes the sources. */
export function createImportSources(parts: ImportSourcesParts): ImportSources {
  const { dialogs, tickets, desk } = parts;
  const pasted = createPastedSheets(() => Date.parse(parts.clock.now()));

  async function sheetsOf(path: string): Promise<SheetFolder> {
    const { files, ...rest } = await findSheets(path);
    const withTickets = files.map(async (file) => ({
      ticket: await tickets.ticketFor(file.path),
      name: file.name,
    }));
    return { ...rest, files: await Promise.all(withTickets) };
  }

  return {
    async choose() {
      const files = await dialogs.choose('import');
      if (!files) return null;
      return {
        files: await Promise.all(
          files.map(async ({ path, name }) => ({ ticket: await tickets.ticketFor(path), name })),
        ),
      };
    },
    async chooseFolder() {
      const chosen = await dialogs.choose('importFolder');
      const folder = chosen?.[0];
      return folder ? await sheetsOf(folder.path) : null;
    },
    async folder(_actor, { ticket }) {
      const folder = await tickets.fileOf(ticket);
      if (!folder) throw new Refusal('ticketExpired');
      return await sheetsOf(folder.path);
    },
    async paste() {
      const { language } = await desk.read();
      const name = language === 'zh' ? '剪贴板' : 'Clipboard';
      const path = await pasted.keep(await parts.clipboard.read(), name);
      return path === null ? null : { ticket: await tickets.ticketFor(path), name };
    },
    async saveTemplate(_actor, { entity }) {
      const { language } = await desk.read();
      const label = parts.schema().entities[entity]?.label[language] ?? entity;
      const place = await dialogs.save(
        'export',
        language === 'zh' ? `${label}导入模板.xlsx` : `${label} template.xlsx`,
      );
      if (!place) return null;
      await writeTemplate({ ...parts, language, entity, today: parts.clock.today() }, place.path);
      return { ticket: await tickets.ticketFor(place.path), name: basename(place.path) };
    },
    forgetPasted: () => pasted.clear(),
  };
}
