// The front door of the runtime from the package registry, which comes without one: opens the application folder
// named on the command line as Electron's own does, with `-r MODULE` loaded before it.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app as publicApp } from 'electron';

/** @type {typeof publicApp & { setAppPath(path: string): void, setVersion(version: string): void }} */
const app = /** @type {never} */ (publicApp);

const load = createRequire(import.meta.url);
const words = process.argv.slice(1);
let target = null;
for (let at = 0; at < words.length && target === null; at += 1) {
  const word = words[at] ?? '';
  if (word === '-r' || word === '--require') load(resolve(words[(at += 1)] ?? ''));
  else if (!word.startsWith('-')) target = resolve(word);
}

if (target === null) {
  process.stderr.write('No application folder was named.\n');
  app.exit(1);
} else await open(target);

/** @param {string} path */
async function open(path) {
  if (!statSync(path).isDirectory()) {
    app.setAppPath(dirname(path));
    await import(pathToFileURL(path).href);
    return;
  }
  const about = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  app.setName(about.productName ?? about.name);
  app.setVersion(about.version);
  app.setAppPath(path);
  await import(pathToFileURL(join(path, about.main ?? 'index.js')).href);
}
