import { limits } from './limits';
import { WorkerFailure } from './workerFailure';
import { endOfTag } from './xmlText';

/** What a scanner tells of XML, in order. Names come without their prefix, attributes as written behind the name. */
export interface XmlHandler {
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Text between tags as written, entities and all; `isPlain` for CDATA, which has none. */
  text(raw: string, isPlain: boolean): void;
}

/** Reads XML that arrives in pieces. */
export interface XmlScanner {
  write(piece: string): void;
  /** Throws `fileDamaged` when the XML ends inside a tag. */
  end(): void;
}

const longestReference = 12;

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Makes a scanner. A document type that declares anything is refused as `fileUnsafe`: attacks by entities need one. */
export function createXmlScanner(handler: XmlHandler): XmlScanner {
  let kept = '';

  function tell(tag: string): void {
    if (tag.charCodeAt(0) === 47) {
      handler.close(localName(tag.slice(1).trim()));
      return;
    }
    const isClosed = tag.endsWith('/');
    const nameEnd = tag.search(/[\s/]/);
    const name = localName(nameEnd < 0 ? tag : tag.slice(0, nameEnd));
    handler.open(name, nameEnd < 0 ? '' : tag.slice(nameEnd, isClosed ? -1 : undefined));
    if (isClosed) handler.close(name);
  }

  /** Tells text whose end has not arrived, so that long text need not be kept; gives the place behind what was told. */
  function tellText(text: string, at: number): number {
    const reference = text.lastIndexOf('&');
    const end = reference >= at && text.length - reference < longestReference ? reference : text.length;
    if (end > at) handler.text(text.slice(at, end), false);
    return end;
  }

  /** Handles what begins with `<!` or `<?`; gives the place behind it, -1 when its end has not arrived. */
  function skip(text: string, at: number): number {
    const until = (mark: string): number => {
      const end = text.indexOf(mark, at);
      return end < 0 ? -1 : end + mark.length;
    };
    if (text.startsWith('<?', at)) return until('?>');
    if (text.length - at < 9) return -1;
    if (text.startsWith('<!--', at)) return until('-->');
    if (/^<!doctype/i.test(text.slice(at, at + 9))) {
      const behind = until('>');
      // one that only names its type, as OpenOffice 1 writes, is harmless; one that declares things is not
      if (text.slice(at, behind < 0 ? undefined : behind).includes('['))
        throw new WorkerFailure('fileUnsafe', 'document type');
      return behind;
    }
    if (!text.startsWith('<![CDATA[', at)) throw new WorkerFailure('fileUnsafe', 'declaration');
    const behind = until(']]>');
    if (behind >= 0) handler.text(text.slice(at + 9, behind - 3), true);
    return behind;
  }

  return {
    write(piece) {
      const text = kept + piece;
      let at = 0;
      for (;;) {
        const open = text.indexOf('<', at);
        if (open < 0) {
          at = tellText(text, at);
          break;
        }
        if (open > at) handler.text(text.slice(at, open), false);
        at = open;
        const next = text.charCodeAt(open + 1);
        if (next === 33 || next === 63) {
          const behind = skip(text, open);
          if (behind < 0) break;
          at = behind;
          continue;
        }
        const end = endOfTag(text, open + 1);
        if (end < 0) break;
        tell(text.slice(open + 1, end));
        at = end + 1;
      }
      kept = text.slice(at);
      if (kept.length > limits.rowBytes) throw new WorkerFailure('fileDamaged', 'tag too long');
    },
    end() {
      if (kept.trim() !== '' && kept.includes('<')) throw new WorkerFailure('fileDamaged', 'tag cut off');
    },
  };
}
