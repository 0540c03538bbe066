/** Where a database file lies, as far as safety is concerned. */
export type FileLocation =
  | { readonly is: 'local' }
  /** On another machine, or nobody can say: it may be open elsewhere with locks that do not reach here. */
  | { readonly is: 'share'; readonly because: string }
  /** Copied by a program between machines: two copies, no locks. */
  | { readonly is: 'syncFolder'; readonly because: string };

/** What was found out about a path; the pure part judges it. */
export interface LocationFacts {
  readonly platform: NodeJS.Platform;
  /** The path with links and mapped drives resolved (`\\server\share\…` for a mapped drive). */
  readonly path: string;
  /** Windows: `DriveType` of the drive, when it was asked for (3 fixed, 4 network, 2 removable, 6 RAM disk). */
  readonly driveType?: number;
  /** macOS: what `/sbin/mount` prints. */
  readonly mounts?: string;
  /** Linux: `statfs` type of the folder. */
  readonly fileSystemType?: number;
}

const syncFolderNames: readonly [pattern: RegExp, name: string][] = [
  [/^onedrive( - .+)?$/i, 'OneDrive'],
  [/^dropbox( \(.+\))?$/i, 'Dropbox'],
  [/^(google ?drive|googledrive.*|my drive)$/i, 'Google Drive'],
  [/^(nextcloud|owncloud)$/i, 'Nextcloud'],
  [/^(jianguoyun|nutstore|nutstore files|我的坚果云|坚果云)$/i, '坚果云'],
  [/^(baidunetdiskworkspace|baidusyncdisk|百度网盘同步空间)$/i, '百度网盘'],
  [/^(icloud ?drive|iclouddrive|mobile documents|cloudstorage)$/i, 'iCloud'],
  [/^(box sync|megasync|mega|syncthing|sync|synologydrive|onedrivetemp)$/i, 'Sync'],
];

const localOnLinux: ReadonlySet<number> = new Set([
  0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630, 0x4d44, 0x2011bab0, 0x2fc12fc1, 0x3153464a,
  0x52654973, 0xf2f52010, 0x7366746e, 0x5346544e,
]);

/** macOS file systems of a disk in this machine. */
const localOnMac = new Set(['apfs', 'hfs', 'msdos', 'exfat', 'ntfs']);

/** Judges a path by the facts. What is unknown is a share. */
export function judgeLocation(facts: LocationFacts): FileLocation {
  const folders = facts.path.split(/[\\/]/);
  for (const folder of folders.slice(0, -1)) {
    const sync = syncFolderNames.find(([pattern]) => pattern.test(folder));
    if (sync) return { is: 'syncFolder', because: sync[1] };
  }
  if (facts.platform === 'win32') return judgeWindows(facts);
  if (facts.platform === 'darwin') return judgeMac(facts);
  return judgeLinux(facts);
}

function judgeWindows({ path, driveType }: LocationFacts): FileLocation {
  if (/^[\\/]{2}\?[\\/]UNC[\\/]/i.test(path) || /^[\\/]{2}(?![?.][\\/])/.test(path))
    return { is: 'share', because: 'UNC' };
  if (!/^([\\/]{2}[?.][\\/])?[a-z]:[\\/]/i.test(path)) return { is: 'share', because: 'unknown' };
  if (driveType === 4) return { is: 'share', because: 'mapped drive' };
  if (driveType === undefined || [2, 3, 6].includes(driveType)) return { is: 'local' };
  return { is: 'share', because: 'unknown' };
}

function judgeMac({ path, mounts = '' }: LocationFacts): FileLocation {
  let best: { point: string; type: string; flags: string } | null = null;
  for (const line of mounts.split('\n')) {
    const [, point, options] = /^.+? on (\/.*) \(([^()]*)\)$/.exec(line) ?? [];
    if (point === undefined || options === undefined) continue;
    const holds = point === '/' || path === point || path.startsWith(`${point}/`);
    if (!holds || (best && best.point.length > point.length)) continue;
    const [type = '', ...flags] = options.split(/, ?/);
    best = { point, type, flags: flags.join(',') };
  }
  if (!best) return { is: 'share', because: 'unknown' };
  if (!localOnMac.has(best.type)) return { is: 'share', because: best.type };
  return { is: 'local' };
}

function judgeLinux({ fileSystemType }: LocationFacts): FileLocation {
  if (fileSystemType === undefined) return { is: 'share', because: 'unknown' };
  const type = fileSystemType >>> 0;
  if (localOnLinux.has(type)) return { is: 'local' };
  return { is: 'share', because: networkNames.get(type) ?? 'unknown' };
}

/** statfs types of file systems on other machines or behind a program. */
const networkNames: ReadonlyMap<number, string> = new Map([
  [0xfe534d42, 'SMB2'],
  [0xff534d42, 'CIFS'],
  [0x517b, 'SMB'],
  [0x6969, 'NFS'],
  [0x65735546, 'FUSE'],
  [0x01021997, '9p'],
]);
