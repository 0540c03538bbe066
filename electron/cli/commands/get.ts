import { activeFields } from '../../../db/schema/derive/ranked';
import { formatField } from '../../../db/schema/derive/printModel';
import type { FieldValue } from '../../../db/schema/fields';
import { exitCodes, sharedOptions, type Command } from '../command';
import { withOffice } from '../withOffice';
import { entityNamed, idOf } from '../words';

/** `crm get`: one record with all its fields. */
export const get: Command = {
  name: 'get',
  usage: 'ENTITY ID --db FILE [--json]',
  label: { zh: '查看一条记录', en: 'show one record' },
  options: [sharedOptions.database, sharedOptions.json, sharedOptions.user],
  words: { least: 2, most: 2 },
  run: (input) =>
    withOffice(input, 'read', async ({ office, actor }) => {
      const [name = '', typed = ''] = input.words;
      const entity = entityNamed(office.data.schema(), name);
      const { record, titles } = await office.records.get(actor, name, idOf(typed));
      if (input.has('json')) {
        input.output.json({ record, titles });
        return exitCodes.done;
      }
      const titleOf = (target: string, id: number): string => titles[target]?.[id] ?? '';
      for (const named of activeFields(entity)) {
        const text = formatField(named, record[named.name] as FieldValue, input.language, titleOf);
        if (text !== '') input.output.line(`${named.field.label[input.language]}\t${text}`);
      }
      return exitCodes.done;
    }),
};
