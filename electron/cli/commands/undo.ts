import { randomUUID } from 'node:crypto';
import { exitCodes, sharedOptions, type Command } from '../command';
import { withOffice } from '../withOffice';
import { idOf } from '../words';

/** `crm undo`: takes back the last action, or the one named; lists what stays because it was changed since. */
export const undo: Command = {
  name: 'undo',
  usage: '[CHANGESET] --db FILE [--json]',
  label: {
    zh: '撤销上一步操作，或指定的操作（如一次导入）',
    en: 'take back the last action, or a named one such as an import',
  },
  options: [sharedOptions.database, sharedOptions.json, sharedOptions.user],
  words: { least: 0, most: 1 },
  run: (input) =>
    withOffice(input, 'write', async ({ office, actor }) => {
      const [typed] = input.words;
      // What a crash broke off is first brought to its end; it may be the very one that is asked for.
      if (typed === undefined && (await office.undo.finish(actor)) > 0) {
        input.output.note(
          input.language === 'zh' ? '上次未完成的撤销已完成' : 'what was being taken back is done now',
        );
        return exitCodes.done;
      }
      const undone =
        typed === undefined
          ? await office.undo.last(actor, randomUUID())
          : await office.undo.changeSet(actor, randomUUID(), idOf(typed));
      if (input.has('json')) input.output.json(undone);
      else {
        input.output.line(
          input.language === 'zh'
            ? `已撤销 ${undone.undone} 条，保留 ${undone.keptCount} 条`
            : `${undone.undone} taken back, ${undone.keptCount} kept`,
        );
        for (const kept of undone.kept)
          input.output.line(
            `  ${kept.entity} ${kept.id} ${kept.title} ${kept.reason} ${kept.fields.join(',')}`,
          );
      }
      return undone.keptCount > 0 ? exitCodes.partly : exitCodes.done;
    }),
};
