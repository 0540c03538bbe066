// npm run -s crm -- …: the command line of the program, without a window.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { top } from './run.mjs';

ensureDependencies();
ensureBuilt(['back']);

const child = spawn(process.execPath, [join(top, 'out/cli/index.js'), ...process.argv.slice(2)], {
  // npm changes into the project's folder; file names mean the folder the user stands in.
  cwd: process.env['INIT_CWD'] ?? process.cwd(),
  stdio: 'inherit',
});
process.on('SIGINT', () => child.kill('SIGINT'));
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
