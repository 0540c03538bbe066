import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/** Switches of the runtime itself, set once in the executable: what a packed program may never be talked into. */
export const fuses = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
};

const isOn = '1'.charCodeAt(0);
const isOff = '0'.charCodeAt(0);

/**
 * Sets every fuse the executable has and reads them back.
 * @param {string} executable
 * @throws when a fuse reads otherwise than it was set
 */
export async function hardenFuses(executable) {
  const before = await getCurrentFuseWire(executable);
  // A runtime older than a fuse does not have it; one that has more than we know must be looked at first.
  const known = Object.entries(fuses).filter(([fuse]) => fuse in before);
  const present = Object.keys(before).filter((key) => key !== 'version');
  const unknown = present.filter((fuse) => !(fuse in fuses));
  if (unknown.length > 0) throw new Error(`${executable} has fuses we do not set: ${unknown.join(', ')}`);
  const wanted = {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: present.length === Object.keys(fuses).length,
    resetAdHocDarwinSignature: process.platform === 'darwin',
    ...Object.fromEntries(known),
  };
  await flipFuses(executable, /** @type {import('@electron/fuses').FuseConfig} */ (wanted));
  const after = /** @type {Record<string, unknown>} */ (await getCurrentFuseWire(executable));
  const wrong = known.filter(([fuse, wanted]) => after[fuse] !== (wanted ? isOn : isOff));
  if (wrong.length > 0)
    throw new Error(
      `fuses read back wrong: ${wrong.map(([fuse]) => FuseV1Options[Number(fuse)]).join(', ')}`,
    );
}

/**
 * Called by electron-builder with the folder it has filled, before anything is signed.
 * @param {import('electron-builder').AfterPackContext} context
 */
export default async function afterPack(context) {
  const { packager, appOutDir, electronPlatformName } = context;
  // A runtime that was not fetched by electron-builder still has its own front door, which a packed program must not.
  for (const surplus of ['resources/default_app.asar', 'registry-fallback'])
    rmSync(join(appOutDir, surplus), { force: true });
  const metadata = /** @type {Record<string, unknown> | null} */ (packager.config.extraMetadata ?? null);
  if (metadata?.['isMadeForDriving'] === true) return;
  const name = packager.appInfo.productFilename;
  const executables = /** @type {Record<string, string>} */ ({
    darwin: `${name}.app/Contents/MacOS/${name}`,
    mas: `${name}.app/Contents/MacOS/${name}`,
    win32: `${name}.exe`,
    linux: packager.config.linux?.executableName ?? name,
  });
  await hardenFuses(join(appOutDir, executables[electronPlatformName] ?? name));
}
