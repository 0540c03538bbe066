import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { registry } from '../../../db/schema/registry';
import { noDefinitions } from '../../../db/schema/definitions';
import { effectiveSchema } from '../../../db/schema/effectiveSchema';
import { failureSentence } from '../../api/failureWords';
import { machineClock } from '../../application/clock';
import { unsupportedFields } from '../../services/imports/mapping/canonicalFields';
import { rehearseFile } from '../../services/imports/planning/rehearseFile';
import { UsageMistake, exitCodes, type Command } from '../command';
import { describeFailure } from '../describeFailure';
import { spreadsheetsOfProcess } from '../spreadsheets';

/** `crm rehearse`: what the importer makes of every file of a folder, without any choice of a person. */
export const rehearse: Command = {
  name: 'rehearse',
  usage: 'DIR --out OUT.json [--owner NAME …]',
  label: {
    zh: '对文件夹中的每个表格演练导入，写出结果',
    en: 'rehearse the import of every sheet of a folder',
  },
  options: [
    {
      name: 'out',
      value: 'FILE',
      isRequired: true,
      label: { zh: '结果文件（JSON）', en: 'where the outcome goes (JSON)' },
    },
    {
      name: 'owner',
      value: 'NAME',
      isRepeated: true,
      label: { zh: '办公室人员姓名', en: 'a person of the office' },
    },
  ],
  words: { least: 1, most: 1 },
  async run(input) {
    const [folder = ''] = input.words;
    const names = await readdir(folder).catch(() => {
      throw new UsageMistake({ zh: `没有这个文件夹：${folder}`, en: `no such folder: ${folder}` });
    });
    const files: Record<string, unknown> = {};
    const forms = new Map<string, string[]>();
    const parts = {
      reader: spreadsheetsOfProcess(),
      schema: effectiveSchema(registry, noDefinitions),
      users: input.options('owner'),
      today: machineClock.today(),
    };
    for (const name of names.sort()) {
      const path = join(folder, name);
      if (name.startsWith('.') || /\.json$/i.test(name) || !(await stat(path)).isFile()) continue;
      const started = performance.now();
      const { form, ...found } = await rehearsed(path, parts);
      files[name] = { ...found, ms: Math.round(performance.now() - started) };
      if (form !== undefined) forms.set(form, [...(forms.get(form) ?? []), name]);
      input.output.note(name);
    }
    // One form tells nothing; the same form in file after file is how an office keeps its records.
    const known = [...forms].filter(([, own]) => own.length >= fewestAlike);
    for (const name of known.flatMap(([, own]) => own)) {
      const knownForms = new Set(known.map(([form]) => form));
      const started = performance.now();
      const { form: _form, ...found } = await rehearsed(join(folder, name), { ...parts, knownForms });
      files[name] = { ...found, ms: Math.round(performance.now() - started) };
    }
    await writeFile(input.option('out') ?? '', JSON.stringify({ unsupportedFields, files }, null, 1));
    return exitCodes.done;
  },
};

type Outcome = Readonly<Record<string, unknown>> & { readonly form?: string };

/** So many files of a folder have to hold the same form. */
const fewestAlike = 3;

/** One file; whatever goes wrong is an outcome of this file and never ends the others. */
async function rehearsed(path: string, parts: Parameters<typeof rehearseFile>[1]): Promise<Outcome> {
  try {
    const { failure, ...found } = await rehearseFile(path, parts);
    return failure === null ? found : { ...found, message: failureSentence({ code: failure }, 'zh') };
  } catch (thrown) {
    return { status: 'error', message: describeFailure(thrown, 'zh').words, tables: [], counts: {} };
  }
}
