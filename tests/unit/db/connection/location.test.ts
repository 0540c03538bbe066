import { describe, expect, it } from 'vitest';
import { judgeLocation, type LocationFacts } from '../../../../db/connection/location';

const windows = (path: string, driveType?: number): LocationFacts => ({
  platform: 'win32',
  path,
  ...(driveType === undefined ? {} : { driveType }),
});
const mounts = [
  '/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)',
  'devfs on /dev (devfs, local, nobrowse)',
  '/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse, protect)',
  '//anna@server/office on /Volumes/office (smbfs, nodev, nosuid, mounted by anna)',
  '/dev/disk4s1 on /Volumes/My Stick (exfat, local, nodev, nosuid, noowners)',
  'server:/export on /Volumes/office2 (nfs, nodev, nosuid)',
  'keyuan@fuse on /Volumes/remote (macfuse, nodev)',
].join('\n');
const mac = (path: string): LocationFacts => ({ platform: 'darwin', path, mounts });
const linux = (path: string, fileSystemType?: number): LocationFacts => ({
  platform: 'linux',
  path,
  ...(fileSystemType === undefined ? {} : { fileSystemType }),
});

describe('where a file lies', () => {
  it.each<[string, LocationFacts, string]>([
    ['a fixed drive', windows('C:\\Users\\anna\\Documents\\客户.db', 3), 'local'],
    ['a stick', windows('E:\\客户.db', 2), 'local'],
    ['a drive nobody asked about', windows('D:\\data\\office.db'), 'local'],
    ['a long path', windows('\\\\?\\C:\\data\\office.db', 3), 'local'],
    ['a mapped drive', windows('Z:\\office.db', 4), 'share'],
    ['a drive Windows does not know', windows('Q:\\office.db', 0), 'share'],
    ['a CD', windows('D:\\office.db', 5), 'share'],
    ['a UNC path', windows('\\\\server\\office\\crm.db'), 'share'],
    ['a UNC path with slashes', windows('//server/office/crm.db'), 'share'],
    ['a long UNC path', windows('\\\\?\\UNC\\server\\office\\crm.db'), 'share'],
    ['WSL from Windows', windows('\\\\wsl$\\Debian\\home\\crm.db'), 'share'],
    ['a remote desktop’s drive', windows('\\\\tsclient\\C\\crm.db'), 'share'],
    ['a relative path', windows('crm.db'), 'share'],
    ['OneDrive', windows('C:\\Users\\anna\\OneDrive\\crm.db', 3), 'syncFolder'],
    ['OneDrive of an office', windows('C:\\Users\\anna\\OneDrive - 华盛机电\\data\\crm.db', 3), 'syncFolder'],
    ['坚果云', windows('D:\\Nutstore\\crm.db', 3), 'syncFolder'],
    ['百度', windows('D:\\BaiduSyncdisk\\crm.db', 3), 'syncFolder'],
    ['a file that is only named so', windows('D:\\data\\Dropbox', 3), 'local'],
    ['the disk of a Mac', mac('/Users/anna/Documents/crm.db'), 'local'],
    ['a stick on a Mac', mac('/Volumes/My Stick/crm.db'), 'local'],
    ['SMB on a Mac', mac('/Volumes/office/crm.db'), 'share'],
    ['NFS on a Mac, whose name begins like another mount', mac('/Volumes/office2/crm.db'), 'share'],
    ['FUSE on a Mac', mac('/Volumes/remote/crm.db'), 'share'],
    ['a Mac that tells nothing', { platform: 'darwin', path: '/Users/anna/crm.db' }, 'share'],
    ['iCloud', mac('/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/crm.db'), 'syncFolder'],
    ['a cloud of a Mac', mac('/Users/anna/Library/CloudStorage/GoogleDrive-a@b/crm.db'), 'syncFolder'],
    ['Dropbox on a Mac', mac('/Users/anna/Dropbox (Office)/crm.db'), 'syncFolder'],
    ['ext4', linux('/home/anna/crm.db', 0xef53), 'local'],
    ['xfs', linux('/home/anna/crm.db', 0x58465342), 'local'],
    ['btrfs, a number above 2^31', linux('/home/anna/crm.db', 0x9123683e), 'local'],
    ['btrfs, as a signed number', linux('/home/anna/crm.db', 0x9123683e | 0), 'local'],
    ['tmpfs', linux('/tmp/crm.db', 0x01021994), 'local'],
    ['overlay', linux('/data/crm.db', 0x794c7630), 'local'],
    ['SMB2', linux('/mnt/crm.db', 0xfe534d42), 'share'],
    ['SMB2, as a signed number', linux('/mnt/crm.db', 0xfe534d42 | 0), 'share'],
    ['CIFS', linux('/mnt/crm.db', 0xff534d42), 'share'],
    ['old SMB', linux('/mnt/crm.db', 0x517b), 'share'],
    ['NFS', linux('/mnt/crm.db', 0x6969), 'share'],
    ['FUSE', linux('/mnt/crm.db', 0x65735546), 'share'],
    ['9p', linux('/mnt/crm.db', 0x01021997), 'share'],
    ['something new', linux('/mnt/crm.db', 0x12345678), 'share'],
    ['a folder that cannot be asked', linux('/mnt/crm.db'), 'share'],
    ['Syncthing', linux('/home/anna/Sync/crm.db', 0xef53), 'syncFolder'],
    ['Nextcloud', linux('/home/anna/Nextcloud/office/crm.db', 0xef53), 'syncFolder'],
  ])('%s', (_what, facts, is) => {
    expect(judgeLocation(facts).is).toBe(is);
  });
});
