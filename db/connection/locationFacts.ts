import { execFile } from 'node:child_process';
import { realpath, statfs } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { judgeLocation, type FileLocation, type LocationFacts } from './location';

const run = promisify(execFile);

/** Finds out where a path lies; the file itself need not exist, its folder must. */
export async function locate(path: string): Promise<FileLocation> {
  return judgeLocation(await gatherFacts(resolve(path), process.platform));
}

async function gatherFacts(path: string, platform: NodeJS.Platform): Promise<LocationFacts> {
  const folder = await realpath(dirname(path));
  const resolved = join(folder, basename(path));
  if (platform === 'win32') {
    const drive = /^([a-z]):/i.exec(resolved)?.[1];
    if (drive === undefined) return { platform, path: resolved };
    return { platform, path: resolved, driveType: await driveType(drive) };
  }
  if (platform === 'darwin') {
    const { stdout } = await run('/sbin/mount', [], { timeout: 5_000 });
    return { platform, path: resolved, mounts: stdout };
  }
  return { platform, path: resolved, fileSystemType: (await statfs(folder)).type };
}

/** What Windows calls the drive; 0 (unknown, so a share) when it cannot be asked. */
async function driveType(drive: string): Promise<number> {
  try {
    const script = `[int]([IO.DriveInfo]'${drive}:').DriveType`;
    const { stdout } = await run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script], {
      timeout: 10_000,
      windowsHide: true,
    });
    return Number(stdout.trim());
  } catch {
    return 0;
  }
}
