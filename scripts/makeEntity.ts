import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pinyin } from 'pinyin-pro';
import type { Entity } from '../db/schema/defineEntity';
import { registry } from '../db/schema/registry';

/*
 * npm run make:entity invoice 发票 Invoice [folder]
 * Writes db/schema/entities/<folder>/invoice.ts and its line in db/schema/registry.ts. Form, list, filter, search,
 * import, export, print, menu and log follow by themselves; `npm run db:migration add_invoices` makes the table.
 */
const schema = fileURLToPath(new URL('../db/schema/', import.meta.url));
const entitiesFolder = join(schema, 'entities');
const registryFile = join(schema, 'registry.ts');

const [name = '', zh = '', en = '', folder = 'work'] = process.argv.slice(2);
const entities: readonly Entity[] = Object.values(registry);
const refusal = whyNot();
if (refusal !== undefined) {
  console.error(refusal);
  console.error('npm run make:entity invoice 发票 Invoice [folder of db/schema/entities, e.g. money]');
  process.exit(2);
}
const file = join(entitiesFolder, folder, `${name}.ts`);
mkdirSync(join(entitiesFolder, folder), { recursive: true });
writeFileSync(file, entityText());
writeFileSync(registryFile, registered(readFileSync(registryFile, 'utf8')));
console.log(`db/schema/entities/${folder}/${name}.ts: give it its fields.`);
console.log('db/schema/registry.ts: one line more.');
console.log(`Then: npm run db:migration add_${tableName()}`);

function whyNot(): string | undefined {
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) return 'Name the entity in English, camelCase, singular.';
  if (!/[\u3400-\u9fff]/.test(zh)) return 'Give its Chinese label second.';
  if (en === '') return 'Give its English label third.';
  if (!/^[a-z][a-zA-Z]*$/.test(folder)) return 'The folder is one word, such as money.';
  if (entities.some((entity) => entity.name === name)) return `There is an entity ${name} already.`;
  if (entities.some((entity) => entity.table === tableName()))
    return `There is a table ${tableName()} already.`;
  const elsewhere = readdirSync(entitiesFolder, { recursive: true, encoding: 'utf8' });
  return elsewhere.some((path) => path.endsWith(`/${name}.ts`)) ||
    existsSync(join(entitiesFolder, `${name}.ts`))
    ? `There is a file ${name}.ts already.`
    : undefined;
}

/** Tables are the plural in snake_case. */
function tableName(): string {
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  if (/[^aeiou]y$/.test(snake)) return `${snake.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(snake) ? `${snake}es` : `${snake}s`;
}

/** The first letters of the label's pinyin, as 客户 has KH; with a figure where another entity has them. */
function numberPrefix(): string {
  const letters = pinyin(zh, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' });
  const wanted = letters.join('').toUpperCase().slice(0, 2);
  const taken = new Set(entities.map((entity) => entity.numberPrefix));
  for (let figure = 1; ; figure += 1) {
    const prefix = figure === 1 ? wanted : `${wanted}${figure}`;
    if (!taken.has(prefix)) return prefix;
  }
}

function navigationOrder(): number {
  const orders = entities.flatMap(({ navigation }) => (navigation?.group === 'work' ? navigation.order : []));
  return Math.max(0, ...orders) + 1;
}

function entityText(): string {
  const label = `{ zh: '${quoted(zh)}', en: '${quoted(en)}' }`;
  return `import { defineEntity } from '../../defineEntity';
import { longText, text } from '../../fields';

/** ${zh}: say in one line what it is for the office. */
export const ${name} = defineEntity({
  name: '${name}',
  table: '${tableName()}',
  label: ${label},
  titleField: 'name',
  numberPrefix: '${numberPrefix()}',
  navigation: { group: 'work', order: ${navigationOrder()} },
  sections: [{ name: 'basic', label: { zh: '基本资料', en: 'Basics' } }],
  fields: {
    name: text({
      label: { zh: '名称', en: 'Name' },
      required: true,
      searchable: true,
      list: 1,
      quick: 1,
      maxLength: 200,
      importAliases: ['${quoted(zh)}名称', '${quoted(zh)}'],
    }),
    remark: longText({ label: { zh: '备注', en: 'Remark' } }),
  },
});
`;
}

function quoted(words: string): string {
  return words.replace(/[\\']/g, '\\$&');
}

/** The registry with the entity's import after the other entities and its name at the end of the list. */
function registered(text: string): string {
  const imports = [...text.matchAll(/^import \{ \w+ \} from '\.\/entities\/.*';\n/gm)];
  const last = imports.at(-1);
  const end = /(export const registry = Object\.freeze\(\{\n(?: {2}\w+,\n)*)(\}\);)/;
  if (!last || !end.test(text))
    throw new Error('db/schema/registry.ts no longer looks as this script knows it');
  const place = last.index + last[0].length;
  const line = `import { ${name} } from './entities/${folder}/${name}';\n`;
  return (text.slice(0, place) + line + text.slice(place)).replace(end, `$1  ${name},\n$2`);
}
