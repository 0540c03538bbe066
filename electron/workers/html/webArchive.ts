/** The page inside an `.mht` web archive (Excel: "single file web page"): its largest HTML part, transfer encoding undone. */
export function pageOfWebArchive(file: Buffer): Buffer | null {
  const text = file.toString('latin1');
  const boundary = /boundary="?([^"\r\n;]+)/i.exec(text.slice(0, 4_096))?.[1];
  const parts = boundary === undefined ? [text] : text.split(`--${boundary}`);
  const pages = parts.flatMap((part) => {
    const headEnd = /\r?\n\r?\n/.exec(part.trimStart());
    if (headEnd === null) return [];
    const trimmed = part.trimStart();
    const head = trimmed.slice(0, headEnd.index);
    const body = trimmed.slice(headEnd.index + headEnd[0].length);
    return /content-type:\s*text\/html/i.test(head) &&
      /<table/i.test(unencoded(head, body).toString('latin1'))
      ? [unencoded(head, body)]
      : [];
  });
  return pages.sort((one, other) => other.length - one.length)[0] ?? null;
}

function unencoded(head: string, body: string): Buffer {
  if (/transfer-encoding:\s*base64/i.test(head)) return Buffer.from(body, 'base64');
  if (!/transfer-encoding:\s*quoted-printable/i.test(head)) return Buffer.from(body, 'latin1');
  const plain = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_whole, code: string) => String.fromCharCode(parseInt(code, 16)));
  return Buffer.from(plain, 'latin1');
}
