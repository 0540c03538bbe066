import { randomUUID } from 'node:crypto';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import type { AnyDraft, Entity } from '../../../db/schema/defineEntity';
import { kindOf } from '../../../db/schema/kinds';
import type { FieldProblem } from '../../../db/schema/problem';
import { draftShape } from '../../api/shapes';
import { Refusal } from '../../services/refusal';
import { UsageMistake, exitCodes, sharedOptions, type Command, type CommandInput } from '../command';
import { withOffice } from '../withOffice';
import { entityNamed, idOf } from '../words';

/** `crm save`: makes or changes one record; values as people write them with --set, or exact ones with --values. */
export const save: Command = {
  name: 'save',
  usage: 'ENTITY [ID] --db FILE (--set FIELD=TEXT … | --values JSON) [--row-version N] [--json]',
  label: { zh: '新建或修改一条记录', en: 'make or change one record' },
  options: [
    sharedOptions.database,
    {
      name: 'set',
      value: 'FIELD=TEXT',
      isRepeated: true,
      label: {
        zh: '设置字段，按表格习惯书写，如 amount=12.5万；留空即清除',
        en: 'set a field as a sheet would write it; empty clears it',
      },
    },
    {
      name: 'values',
      value: 'JSON',
      label: { zh: '以 JSON 给出的值（金额为分）', en: 'values as JSON (amounts in 分)' },
    },
    {
      name: 'row-version',
      value: 'N',
      label: {
        zh: '所依据的版本；他人之后的修改会按字段合并',
        en: 'the version it starts from; later changes are merged by field',
      },
    },
    sharedOptions.json,
    sharedOptions.user,
  ],
  words: { least: 1, most: 2 },
  run: (input) =>
    withOffice(input, 'write', async ({ office, actor, clock }) => {
      const [name = '', typedId] = input.words;
      const entity = entityNamed(office.data.schema(), name);
      const version = input.option('row-version');
      const saved = await office.records.save(actor, {
        requestId: randomUUID(),
        entity: name,
        id: typedId === undefined ? null : idOf(typedId),
        rowVersion: version === undefined ? null : versionOf(version),
        changes: { ...exactValues(input), ...writtenValues(input, entity, clock.today()) } as never,
      });
      if (input.has('json')) input.output.json(saved);
      else input.output.line(`${name} ${saved.record.id} v${saved.record.rowVersion}`);
      return exitCodes.done;
    }),
};

function versionOf(typed: string): number {
  const version = Number(typed);
  if (!Number.isSafeInteger(version) || version < 1)
    throw new UsageMistake({ zh: `不是版本号：${typed}`, en: `not a version: ${typed}` });
  return version;
}

function exactValues(input: CommandInput): AnyDraft {
  const typed = input.option('values');
  if (typed === undefined) return {};
  try {
    return draftShape.parse(JSON.parse(typed));
  } catch {
    throw new UsageMistake({
      zh: '--values 不是有效的 JSON 对象',
      en: '--values is no JSON object of fields',
    });
  }
}

/** Reads `field=text` as the importer reads a cell, so that both understand the same things. */
function writtenValues(input: CommandInput, entity: Entity, today: string): AnyDraft {
  const problems: FieldProblem[] = [];
  const values: Record<string, unknown> = {};
  for (const typed of input.options('set')) {
    const at = typed.indexOf('=');
    const name = typed.slice(0, Math.max(at, 0));
    const field = fieldOf(entity, name);
    if (at < 1 || !field)
      throw new UsageMistake({ zh: `没有这个字段：${typed}`, en: `no such field: ${typed}` });
    const text = typed.slice(at + 1);
    if (field.kind === 'reference') {
      values[name] = text === '' ? null : idOf(text);
      continue;
    }
    const result = kindOf(field).parseCell(text, field, { today });
    if (result.is === 'problem') problems.push({ field: name, problem: result.problem });
    else values[name] = result.is === 'value' ? result.value : null;
  }
  if (problems.length > 0) throw new Refusal('invalid', { fields: problems });
  return values;
}
