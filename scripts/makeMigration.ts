import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../db/connection/openDatabase';
import { registry } from '../db/schema/registry';
import { schemaDrift } from '../db/schemaDrift';

/*
 * npm run db:migration add_credit_limit
 * Compares a file brought to the newest step with the registry and writes the next step: what can be added is added;
 * everything else becomes a stop with a question, so that the program does not run before somebody has answered it.
 */
const folder = fileURLToPath(new URL('../db/migrations/', import.meta.url));
const numbered = /^(\d{4})_([a-z0-9_]+)\.ts$/;

const name = process.argv[2];
if (name === undefined || !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name)) {
  console.error('Name the step: npm run db:migration add_credit_limit');
  process.exit(2);
}
const drift = await findDrift();
if (drift.additions.length + drift.questions.length === 0) {
  console.log('The tables are as the registry says; no step is needed.');
} else {
  const file = writeStep(name, drift.additions, drift.questions);
  console.log(
    `db/migrations/${file}: ${drift.additions.length} additions, ${drift.questions.length} questions`,
  );
  for (const question of drift.questions) console.log(`  ? ${question}`);
}

async function findDrift() {
  const scratch = mkdtempSync(join(tmpdir(), 'keyuan-migration-'));
  const database = await openDatabase({ path: join(scratch, 'scratch.db'), mode: 'create' });
  try {
    return await schemaDrift(database.reader, registry);
  } finally {
    await database.close();
    rmSync(scratch, { recursive: true });
  }
}

function writeStep(step: string, additions: readonly string[], questions: readonly string[]): string {
  const steps = readdirSync(folder)
    .filter((file) => numbered.test(file))
    .sort();
  const number = String(steps.length + 1).padStart(4, '0');
  const exported = camelCase(step);
  const stops = questions.map((question) => `throw new Error(${quoted(question)});\n`);
  const body = [
    `import { runAll, type Migration } from './migration';\n`,
    `/** ${sentence(step)}. Generated from the registry's difference. */`,
    `export const ${exported}: Migration = {`,
    `  name: '${number}_${step}',`,
    stops.length === 0
      ? `  up: (connection) =>\n    runAll(connection, [`
      : `  up: async (connection) => {\n    ${stops.join('    ')}    await runAll(connection, [`,
    ...additions.map((sql) => `      ${quoted(sql)},`),
    stops.length === 0 ? `    ]),\n};\n` : `    ]);\n  },\n};\n`,
  ].join('\n');
  const file = `${number}_${step}.ts`;
  writeFileSync(join(folder, file), body);
  writeIndex([...steps, file]);
  return file;
}

function writeIndex(files: readonly string[]): void {
  const names = files.map((file) => camelCase(numbered.exec(file)?.[2] ?? ''));
  const imports = files.map(
    (file, index) => `import { ${names[index] ?? ''} } from './${file.slice(0, -3)}';`,
  );
  writeFileSync(
    join(folder, 'index.ts'),
    [
      '// Written by `npm run db:migration`; a landed step is never edited, only new ones are added.',
      ...imports,
      `import type { Migration } from './migration';\n`,
      '/** Every step of the tables, in order. */',
      `export const migrations: readonly Migration[] = [${names.join(', ')}];\n`,
    ].join('\n'),
  );
}

function quoted(text: string): string {
  return '`' + text.replace(/[\\`$]/g, '\\$&').replaceAll('\n', '\n      ') + '`';
}

function camelCase(step: string): string {
  return step.replace(/_([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());
}

function sentence(step: string): string {
  const words = step.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
