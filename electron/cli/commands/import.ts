import { basename, resolve } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Language } from '../../../db/schema/label';
import { problemWords } from '../../../db/schema/problemWords';
import {
  duplicatePolicies,
  type DuplicatePolicy,
  type ImportCounts,
  type ImportRehearsal,
  type ImportRun,
  type ImportSession,
} from '../../api/imports';
import { importsOf } from '../../application/importsOf';
import { noImportFiles } from '../../services/imports/opening/importFiles';
import type { Actor } from '../../services/access/actor';
import type { ImportService } from '../../services/imports/importService';
import { createJobRegistry, type JobRegistry } from '../../services/jobs/jobRegistry';
import { Refusal } from '../../services/refusal';
import { UsageMistake, exitCodes, sharedOptions, type Command, type CommandInput } from '../command';
import { toFailure } from '../../handlers/toFailure';
import { deskWithoutWindow } from '../deskWithoutWindow';
import { spreadsheetsOfProcess } from '../spreadsheets';
import { withOffice } from '../withOffice';

/** What became of one file. `run` is null after a dry run. */
interface ImportedFile {
  readonly file: string;
  readonly tables: ImportSession['tables'];
  readonly rehearsal: ImportRehearsal;
  readonly run: ImportRun | null;
}

/** `crm import`: the wizard's own code on files, every choice left as the program makes it. */
export const importCommand: Command = {
  name: 'import',
  usage:
    'FILE… --db FILE [--dry-run] [--entity E] [--on-duplicate skip|fill|update|create] [--resume] [--json]',
  label: { zh: '导入表格（可撤销）', en: 'import spreadsheets; can be undone' },
  options: [
    sharedOptions.database,
    { name: 'dry-run', label: { zh: '只检查，不写入', en: 'check only, write nothing' } },
    {
      name: 'entity',
      value: 'E',
      label: {
        zh: '只导入这种记录（及其所属客户的名称）',
        en: 'only this sort of record, and the name of its account',
      },
    },
    {
      name: 'on-duplicate',
      value: 'HOW',
      label: {
        zh: '遇到已有记录：skip 跳过，fill 补空（默认），update 覆盖，create 新建',
        en: 'records already there: skip, fill what is empty (default), update, create',
      },
    },
    {
      name: 'resume',
      label: { zh: '继续上次中断的导入', en: 'go on with an import that was broken off' },
    },
    { name: 'new', label: { zh: '数据库不存在时新建', en: 'make the database when it is not there' } },
    sharedOptions.json,
    sharedOptions.user,
  ],
  words: { least: 1, most: 500 },
  run: (input) =>
    withOffice(input, input.has('new') ? 'writeOrCreate' : 'write', async ({ office, actor, clock }) => {
      const onDuplicate = policyOf(input);
      const jobs = createJobRegistry({
        clock,
        toFailure: (thrown) => toFailure(thrown, (_incident, text) => input.output.note(text)),
        tell: () => undefined,
      });
      const desk = deskWithoutWindow(input.language, office.path);
      const imports = importsOf(office, {
        spreadsheets: spreadsheetsOfProcess(),
        clock,
        jobs,
        files: noImportFiles,
        ...desk,
      });
      for (const run of await imports.findInterrupted(actor.deskId)) {
        const { fileName, changeSet } = await imports.run(actor, { run });
        input.output.note(interrupted(fileName, changeSet, input.language));
      }
      const files: ImportedFile[] = [];
      try {
        for (const file of input.words)
          files.push(await importFile({ file, onDuplicate, imports, jobs, actor, input }));
      } finally {
        // A file that could not be written is still open, and this process would wait for it.
        await imports.closeAll();
      }
      if (input.has('json')) input.output.json({ files });
      else for (const file of files) describe(file, input);
      const { rows } = summed(files);
      return rows.reject + rows.flag > 0 ? exitCodes.partly : exitCodes.done;
    }),
};

/** What is said of a list that carries the stamp of an export: here it comes in like any other sheet. */
const cameBack: Readonly<Record<Language, string>> = {
  zh: '这是导出后改好的列表；在程序窗口中打开可逐格比较，只写入改动的单元格。这里按普通表格导入。',
  en: 'a list that came back; opened in the window it is compared cell by cell and only changes are written. Here it comes in like any sheet.',
};

/** What is said of an import that a crash broke off. */
function interrupted(fileName: string, changeSet: number | null, language: Language): string {
  if (changeSet === null)
    return language === 'zh'
      ? `上次导入中断，未写入：${fileName}`
      : `broken off, nothing written: ${fileName}`;
  return language === 'zh'
    ? `上次导入中断：${fileName}（可撤销：crm undo ${changeSet}）`
    : `broken off: ${fileName} (crm undo ${changeSet} takes it back)`;
}

async function importFile(parts: {
  readonly file: string;
  readonly onDuplicate: DuplicatePolicy;
  readonly imports: ImportService;
  readonly jobs: JobRegistry;
  readonly actor: Actor;
  readonly input: CommandInput;
}): Promise<ImportedFile> {
  const { file, onDuplicate, imports, jobs, actor, input } = parts;
  const opened = await imports.openToImport(resolve(file), basename(file));
  if (opened.roundTrip) input.output.note(`${basename(file)}: ${cameBack[input.language]}`);
  const session = await onlyEntity(imports, actor, opened, input.option('entity'));
  const wish = { session: session.id, onDuplicate };
  if (input.has('dry-run')) {
    await finished(jobs, (await imports.rehearse(actor, wish)).job);
    return { file, tables: session.tables, rehearsal: await imports.rehearsal(actor, wish), run: null };
  }
  const begun = input.has('resume') ? await brokenOff(imports, actor, basename(file)) : null;
  // What is gone on with is a session of its own.
  if (begun !== null) await imports.close(actor, { session: session.id });
  const {
    job,
    run,
    session: written,
  } = begun === null
    ? { session: session.id, ...(await imports.importAtOnce(actor, { ...wish, requestId: randomUUID() })) }
    : await imports.resumeFile(actor, { run: begun, path: resolve(file), name: basename(file) });
  await finished(jobs, job);
  const rehearsal = await imports.rehearsal(actor, { session: written });
  return { file, tables: session.tables, rehearsal, run: await imports.run(actor, { run }) };
}

/** The last import of a file of that name, when it can be gone on with. */
async function brokenOff(imports: ImportService, actor: Actor, name: string): Promise<number | null> {
  const { runs } = await imports.history(actor, { offset: 0, limit: 100 });
  const last = runs.find(({ fileName }) => fileName === name);
  return last?.isResumable === true ? last.id : null;
}

/** Leaves out columns of other entities, but for the name of the account the records belong to. */
async function onlyEntity(
  imports: ImportService,
  actor: Actor,
  session: ImportSession,
  entity: string | undefined,
): Promise<ImportSession> {
  let now = session;
  if (entity === undefined) return now;
  for (const table of session.tables) {
    const targets = table.columns
      .filter(
        ({ target }) => target !== null && target !== 'account.name' && !target.startsWith(`${entity}.`),
      )
      .map(({ column }) => ({ column, target: null }));
    if (targets.length > 0)
      now = await imports.plan(actor, { session: session.id, table: table.id, targets });
  }
  return now;
}

/** Waits for a job. @throws Refusal with the failure of the job */
async function finished(jobs: JobRegistry, id: string): Promise<void> {
  const job = await jobs.ended(id);
  if (job.failure) throw new Refusal(job.failure.code, job.failure);
}

function policyOf(input: CommandInput): DuplicatePolicy {
  const typed = input.option('on-duplicate') ?? 'fill';
  const policy = duplicatePolicies.find((one) => one === typed);
  if (!policy)
    throw new UsageMistake({
      zh: `--on-duplicate 应为 ${duplicatePolicies.join('、')}`,
      en: `--on-duplicate is ${duplicatePolicies.join(', ')}`,
    });
  return policy;
}

function summed(files: readonly ImportedFile[]): ImportCounts {
  const counts = {
    create: {} as Record<string, number>,
    update: {} as Record<string, number>,
    rows: { accept: 0, flag: 0, reject: 0, skip: 0 },
  };
  for (const { rehearsal, run } of files) {
    const of = run?.counts ?? rehearsal.counts;
    for (const what of ['create', 'update', 'rows'] as const) {
      const into = counts[what] as Record<string, number>;
      for (const [name, count] of Object.entries(of[what])) into[name] = (into[name] ?? 0) + count;
    }
  }
  return counts;
}

function describe({ file, tables, rehearsal, run }: ImportedFile, input: CommandInput): void {
  const { output, language } = input;
  const isChinese = language === 'zh';
  const counts = run?.counts ?? rehearsal.counts;
  output.line(
    `${basename(file)}${run?.changeSet ? (isChinese ? `  （可撤销：crm undo ${run.changeSet}）` : `  (crm undo ${run.changeSet} takes it back)`) : ''}`,
  );
  for (const table of tables.filter(({ isChosen }) => isChosen)) {
    const mapped = table.columns.flatMap(({ heading, target }) =>
      target === null ? [] : [`${heading}→${target}`],
    );
    const left = table.columns.filter(({ target }) => target === null).map(({ heading }) => heading);
    output.line(
      `  ${table.sheet ?? '-'}  ${mapped.join('  ')}${left.length > 0 ? (isChinese ? `  未导入列：${left.join('、')}` : `  left out: ${left.join(', ')}`) : ''}`,
    );
  }
  const list = (of: Readonly<Record<string, number>>): string =>
    Object.entries(of)
      .map(([name, count]) => `${name} ${count}`)
      .join('  ') || '0';
  output.line(`  ${isChinese ? '新建' : 'made'}  ${list(counts.create)}`);
  output.line(`  ${isChinese ? '更新' : 'changed'}  ${list(counts.update)}`);
  output.line(`  ${isChinese ? '行' : 'rows'}  ${list(counts.rows)}`);
  for (const { heading, problem, count } of rehearsal.problems)
    output.line(`  ${heading}  ${problemWords[problem][language]}  ${count}`);
}
