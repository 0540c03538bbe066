import type { Field } from '../../../db/schema/fields';
import { kindOf } from '../../../db/schema/kinds';
import { call } from '../../bridge/client';
import { currentLanguage, translate } from '../../i18n/index';
import { useTitles } from '../../stores/titles';
import { useTags } from '../../stores/tags';
import type { EditorCell } from './cellEditing';
import { choiceOptions, type EditorOption } from './editorValue';

/**
 * The options of a cell for some words where the window knows them all; what the record holds now is offered even when
 * it is retired. Null: the application has to be asked.
 */
export function optionsAtOnce({ field, value }: EditorCell, words: string): EditorOption[] | null {
  if (!field) return [];
  if (field.kind === 'reference' || field.kind === 'tags') return null;
  if (field.kind === 'boolean') return yesOrNo(field, words);
  return choiceOptions(field, words, currentLanguage(), Array.isArray(value) ? value : [value]);
}

/**
 * The options of a cell whose options are the application's: records by their names, those of the row's account first;
 * tags in use. @throws RequestFailed when the application cannot be asked.
 */
export async function askOptions(cell: EditorCell, words: string): Promise<EditorOption[]> {
  const { field, account } = cell;
  if (field?.kind === 'reference') return readRecords(field.to, words, account);
  return field?.kind === 'tags' ? readTags(cell, words) : [];
}

function yesOrNo(field: Field, words: string): EditorOption[] {
  const options = [true, false].map((value): EditorOption => {
    const label = kindOf(field).format(value, field, currentLanguage());
    return { value, label, level: 0 };
  });
  return options.filter(({ label }) => label.toLowerCase().includes(words.trim().toLowerCase()));
}

async function readRecords(
  entity: string,
  words: string,
  account: number | undefined,
): Promise<EditorOption[]> {
  const near = account === undefined ? {} : { account };
  const { hits } = await call('search.pick', { entity, text: words.trim(), limit: 20, ...near });
  const titles = useTitles();
  return hits.map(({ id, title, detail }) => {
    titles.learnOne(entity, id, title);
    return { value: id, label: title, detail: detail ?? undefined, level: 0 as const };
  });
}

async function readTags({ entity, name }: EditorCell, words: string): Promise<EditorOption[]> {
  const wanted = words.trim().replace(/^#/, '');
  const tags = useTags();
  const reading = tags.load(entity, name);
  if (!tags.isKnown(entity, name)) await reading;
  const known = tags.offered(entity, name).map(({ tag }) => tag);
  const options = known
    .filter((tag) => tag.toLowerCase().includes(wanted.toLowerCase()))
    .slice(0, 50)
    .map((tag): EditorOption => ({ value: tag, label: tag, tone: tags.toneOf(tag) ?? 'neutral', level: 0 }));
  if (wanted === '' || known.includes(wanted)) return options;
  return [...options, { value: wanted, label: wanted, detail: translate('grid.newTag'), level: 0 }];
}
