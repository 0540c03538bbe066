/** The longest name of a file that is kept. */
const longestName = 120;
/** Never seen or never allowed in a name: control and direction characters, zero width, separators, signs of streams. */
const neverInNames =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb<>:"/\\|?*]/g;
/** Names Windows gives to devices, with any ending. */
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/**
 * A name under which a file may lie on every system and that shows what it is: no separators, control or direction
 * characters, no device names, no dots or blanks at its end, at most 120 characters with its ending kept. Never empty.
 */
export function cleanFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(neverInNames, '_')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '_')
    .replace(/[. ]+$/, '')
    .trim();
  const ending = /\.[^.\s]{1,16}$/.exec(plain)?.[0] ?? '';
  const stem = plain.slice(0, plain.length - ending.length).replace(/[. ]+$/, '');
  const isDevice = deviceName.test((stem.split('.')[0] ?? '').trim());
  const kept = isDevice || stem === '' ? `_${stem}` : stem;
  return (
    Array.from(kept)
      .slice(0, longestName - ending.length)
      .join('') + ending
  );
}

/**
 * Endings of files that are only looked at, read or heard: what may be handed to the system's program. Everything else
 * (programs, scripts, shortcuts, pages, archives, documents with macros) is only shown in its folder.
 */
const openable = new Set(
  (
    'pdf ofd txt csv rtf doc docx xls xlsx ppt pptx wps et dps odt ods odp png jpg jpeg gif webp bmp tif tiff heic ' +
    'mp3 m4a wav amr aac flac mp4 mov avi mkv webm dwg dxf'
  ).split(' '),
);

/** Whether a file of that name may be opened, not only shown in its folder. */
export function mayBeOpened(name: string): boolean {
  const ending = /\.([^.]+)$/.exec(cleanFileName(name))?.[1];
  return ending !== undefined && openable.has(ending.toLowerCase());
}
