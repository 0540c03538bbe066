// npm start: sets the machine up, builds what is stale, opens the program.
//   npm start -- --sample        opens with sample data
//   npm start -- FILE.kydb       opens a database
import { ensureBuilt } from './build.mjs';
import { foreground, hasDisplay, isRoot, stop } from './run.mjs';
import { setUp } from './setup.mjs';

await setUp();
ensureBuilt(['back', 'window']);

if (!hasDisplay()) {
  stop(
    [
      '这台机器没有显示器,窗口打不开。可以运行 `npm run demo`:导入样例表格,并把 Excel、PDF 和窗口截图写到一个文件夹。',
      'This machine has no display, so the window cannot open. `npm run demo` imports the sample workbook and writes',
      'an Excel file, a PDF and a picture of the window into a folder.',
    ].join('\n'),
  );
}

const { electronExecutable } = await import('./electronRuntime.mjs');
const words = ['.', ...process.argv.slice(2)];
if (process.platform === 'linux' && isRoot()) {
  process.stderr.write(
    'Started as root: the browser engine runs without its sandbox. Use an ordinary account.\n',
  );
  words.push('--no-sandbox');
}
process.exit(await foreground(electronExecutable(), words));
