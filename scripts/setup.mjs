import { pathToFileURL } from 'node:url';
import { ensureDependencies } from './dependencies.mjs';
import { stop } from './run.mjs';
import { ensureSystemLibraries } from './systemLibraries.mjs';

/**
 * Makes a machine ready: system libraries, packages, a runtime. Quick when all is there. Prints which runtime it
 * found; ends the script with a message when something vital cannot be had.
 * @param {Parameters<typeof ensureSystemLibraries>[0]} [options]
 */
export async function setUp(options) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    stop(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
  }
  if (!ensureSystemLibraries(options)) stop('The window cannot start without them.');
  ensureDependencies();
  const { ensureElectronRuntime } = await import('./electronRuntime.mjs');
  try {
    process.stdout.write(`${await ensureElectronRuntime()}\n`);
  } catch (error) {
    stop(error instanceof Error ? error.message : String(error));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await setUp();
