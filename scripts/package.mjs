// npm run package: builds and packs the program for the system it runs on, into release/.
//   npm run package -- --dir         only the folder, no installer
//   npm run package -- --driving     a package the end-to-end test can drive: without fuses, in release/driving
import { realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { stop, top } from './run.mjs';
import { setUp } from './setup.mjs';

/**
 * Packs the program; resolves to the folder of the unpacked program on Linux. Ends the script when it fails.
 * @param {{ isFolderOnly: boolean, isForDriving: boolean }} wish
 */
export async function pack({ isFolderOnly, isForDriving }) {
  await setUp();
  ensureBuilt(['back', 'window']);
  const { electronExecutable, presentRuntime } = await import('./electronRuntime.mjs');
  const { build, Platform } = await import('electron-builder');
  const runtime = presentRuntime();
  if (runtime === null) stop('There is no Electron runtime to pack.');
  const output = isForDriving ? 'release/driving' : 'release';
  rmSync(join(top, output, 'linux-unpacked'), { recursive: true, force: true });
  await build({
    projectDir: top,
    publish: 'never',
    targets: Platform.current().createTarget(isFolderOnly || isForDriving ? 'dir' : null),
    config: {
      extends: join(top, 'electron-builder.yml'),
      directories: { buildResources: 'build', output },
      ...(isForDriving ? { extraMetadata: { isMadeForDriving: true } } : {}),
      // The runtime from the package registry is packed from where it lies; the official one is electron-builder's to fetch.
      ...(runtime.isFallback
        ? { electronDist: realpathSync(dirname(electronExecutable())), electronVersion: runtime.version }
        : {}),
    },
  });
  return join(top, output, 'linux-unpacked');
}

const words = process.argv.slice(2);
if (process.argv[1]?.endsWith('package.mjs')) {
  await pack({ isFolderOnly: words.includes('--dir'), isForDriving: words.includes('--driving') });
}
