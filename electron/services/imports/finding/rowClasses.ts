import type { RawRow } from '../../../../db/schema/cell';
import type { SkipReason } from '../../../api/imports';
import { cellText, comparable } from '../cells/cellText';
import { isCompanyName } from '../cells/names';
import type { FoundTable } from './tables';

/** What is known of a table when its rows are told apart. */
export interface RowJudge {
  /** Why the row is no data; null when it is data. Rows must come in order. */
  skipReason(row: RawRow): SkipReason | null;
}

/** Whatever cannot be a total or a page line is not looked at any closer. */
const mayBeTotal = /[计均和共总]|total|sum|average/i;
const mayBePageLine = /[页续\/／-]|page/i;
const totalWord =
  /^(?:总合计|合计|总计|小计|累计|共计|总和|本页小计|本页合计|平均|平均值|合计[(（].*[)）]|小计[(（].*[)）]|合计金额|金额合计|grandtotal|subtotal|total|sum|average)[:：]?(?:[¥￥]?[\d,.]+(?:元|万元)?)?$/;
const totalEnd = /^.{1,16}(?:小计|合计|总计|subtotal)[:：]?$/;
const totalCount =
  /^(?:合计|总计|共计?|小计)[:：]?\d+(?:家|条|人|户|个|笔|份|行|项)?(?:客户|记录|合同|数据|公司)?[。.]?$/;
const pageLine =
  /^(?:第\d+页.*|共\d+页.*|-?\d+\/\d+-?页?|page\d+(?:of\d+)?|\d+\/\d+|续表|接上页|转下页|下页继续|\(续\))$/;
const signature =
  /^(?:制表|制单|审核|审批|填表|填报|编制|复核|批准|经办|经手|打印|导出|统计|核对|主管|负责人|部门负责人|财务|单位负责人|联系电话|联系人|日期|时间|制表单位|填报单位|单位[(（]盖章[)）]|盖章)(?:人|员|者|日期|时间|签字|签名)?(?:[(（].*[)）])?[:：]/;
const note =
  /^(?:备注|注|附注|说明|提示|温馨提示|注意|注意事项|声明|数据来源|来源|统计口径|口径|数据截止|截止日期|截至|更新时间|报表|制表时间|※|\*{1,3}|★|▲|●)\d*[:：、.．\s]?(?=.{2})/;
const section =
  /^(?:[一二三四五六七八九十]+[、.．)）].{1,20}|[(（][一二三四五六七八九十]+[)）].{1,20}|【.*】|[-—=*]{2,}.*|第[一二三四五六七八九十]+(?:部分|章|节|组|批).*|(?:第?[一二三四五六七八九十]{1,2}|\d{1,2}|[A-Z])(?:部|组|区|科|队|店|班|期|季度|月|部门|分部)[:：]?|[\u4e00-\u9fff]{2,6}(?:区|片区|大区|地区|部|组|类|客户|分公司|办事处)[:：]?)$/;
/** No company's name begins so. */
const numbered = /^(?:[一二三四五六七八九十]+[、.．)）]|[(（][一二三四五六七八九十]+[)）])/;
const instruction =
  /必填|选填|非必填|不能为空|不超过|不得超过|长度|格式|下拉|yyyy|请填|请选|请输入|例如|如[:：]|可为空|可不填|只能填|文本型|文本格式|数字格式|日期格式|多个用|手机号码位|(?:^|[^\d])\d+位(?:数字|手机|字符)|填写/i;
const example =
  /^(?:示例|样例|例[:：]|例如|\(示例|（示例|\[示例|【示例|【例|example|sample|e\.g)|[(（]?示例[)）]?$|^(?:某某|xx|××|\*\*).*|^测试(?:数据|客户|公司)?$/i;
const examplePhones =
  /^1(?:3800138000|3800000000|3900000000|3000000000|3812345678|3912345678|8888888888|3888888888|3711112222|2345678901)$/;

/** Tells rows of data from all that stands among them. `keyColumns`: the columns that name the record. */
export function createRowJudge(
  table: FoundTable,
  keyColumns: readonly number[],
  isWideMerge: (row: number) => boolean,
): RowJudge {
  // What a section is called says nothing of the row itself.
  const own = table.columns.filter((column) => column.column !== table.sections?.column);
  const columns = own.map((column) => column.column);
  const titles = new Set(table.sections?.titles.map(({ row }) => row));
  // Repeated headings are written like the first one, so that plain equality is enough and every row stays cheap.
  const headings = own.map((column) => new Set(column.parts));
  const longest = own.map((column) => Math.max(0, ...column.parts.map((part) => part.length)));
  const firstRow = table.firstDataRow;
  let dataSeen = 0;
  let lastData = firstRow - 1;
  return {
    skipReason(row) {
      const texts: string[] = [];
      const at: number[] = [];
      let repeated = 0;
      for (let place = 0; place < columns.length; place += 1) {
        const column = columns[place] ?? 0;
        const text = cellText(row.cells[column]);
        if (text === '') continue;
        texts.push(text);
        at.push(column);
        if (text.length < 30 && mayBeHeadingOf(place, text) && isHeadingOf(place, text)) repeated += 1;
      }
      if (texts.length === 0) return 'blank';
      if (titles.has(row.row)) return 'title';
      const reason = reasonOf(row, texts, at, repeated);
      if (reason === null) {
        dataSeen += 1;
        lastData = row.row;
      }
      return reason;
    },
  };

  /** Most cells are longer than their heading, which is cheaper to see than to look them up. */
  function mayBeHeadingOf(place: number, text: string): boolean {
    return text.length <= (longest[place] ?? 0) || text.includes('\n');
  }

  function isHeadingOf(place: number, text: string): boolean {
    const parts = headings[place];
    return (
      parts !== undefined &&
      (parts.has(text) || (text.includes('\n') && parts.has(text.replace(/\s*\n\s*/g, ''))))
    );
  }

  function reasonOf(
    row: RawRow,
    texts: readonly string[],
    at: readonly number[],
    repeated: number,
  ): SkipReason | null {
    if (repeated >= 2 && repeated >= texts.length * 0.6) return 'repeatedHeading';
    if (repeated === texts.length && repeated > 0 && columns.length === 1) return 'repeatedHeading';
    if (isTotal(row, texts)) return 'total';
    const only = texts.length === 1 || (texts.length === 2 && texts[0] === texts[1]);
    const first = texts[0] ?? '';
    const flat = mayBePageLine.test(first) ? comparable(first) : '';
    if (
      flat !== '' &&
      pageLine.test(flat) &&
      (texts.length <= 2 || texts.every((text) => pageLine.test(comparable(text))))
    )
      return 'pageLine';
    if (isSignature(texts)) return 'signature';
    if (dataSeen === 0 && row.row <= firstRow + 2 && (isInstruction(texts) || isCounting(texts)))
      return 'instruction';
    if (dataSeen === 0 && row.row <= firstRow + 3 && isExample(row, texts)) return 'example';
    if (texts.length <= 2 && note.test(first.normalize('NFKC')) && first.length > 4 && !isCompanyName(first))
      return 'note';
    if (only) return reasonOfLonely(row, first, at[0] ?? 0);
    return null;
  }

  function isTotal(row: RawRow, texts: readonly string[]): boolean {
    if (!texts.some((text, place) => place < 3 && text.length < 40 && mayBeTotal.test(text))) return false;
    const word = texts
      .slice(0, 3)
      .map((text) => comparable(text))
      .find((text) => totalWord.test(text) || totalCount.test(text) || totalEnd.test(text));
    if (word === undefined) return false;
    if (keyColumns.length === 0) return true;
    const keys = keyColumns
      .map((column) => comparable(cellText(row.cells[column])))
      .filter((text) => text !== '');
    return (
      keys.every(
        (key) => key === word || totalWord.test(key) || totalCount.test(key) || totalEnd.test(key),
      ) ||
      (totalWord.test(word) && keys.every((key) => /^\d+(?:家|户|个|条)?$/.test(key)))
    );
  }

  function isSignature(texts: readonly string[]): boolean {
    if (!/[:：]/.test(texts[0] ?? '')) return false;
    const flat = texts.map((text) => text.normalize('NFKC').replace(/\s+/g, ''));
    // `会计：　出纳：　仓管：` waits to be signed, whoever they are.
    if (flat.length >= 2 && flat.every((text) => /^[^:：\d]{1,8}[:：].{0,8}$/.test(text))) return true;
    if (!signature.test(flat[0] ?? '')) return false;
    if (texts.length <= 2) return true;
    return (
      flat.filter((text) => signature.test(text) || /^[^:：]{1,8}[:：]/.test(text)).length >= texts.length / 2
    );
  }

  function isInstruction(texts: readonly string[]): boolean {
    const found = texts.filter((text) => instruction.test(text)).length;
    return found >= 2 && found >= texts.length * 0.3
      ? true
      : found === 1 && texts.length <= 2 && !isCompanyName(texts[0] ?? '');
  }

  /** A, B, C or 1, 2, 3 under the headings: the columns are numbered. */
  function isCounting(texts: readonly string[]): boolean {
    if (texts.length < 3) return false;
    const first = texts[0]?.toUpperCase() ?? '';
    if (!/^[A1①]$/.test(first)) return false;
    return texts.every(
      (text, at) => text.toUpperCase() === String.fromCodePoint((first.codePointAt(0) ?? 0) + at),
    );
  }

  function isExample(row: RawRow, texts: readonly string[]): boolean {
    if (texts.slice(0, 3).some((text) => example.test(comparable(text)))) return true;
    const keys = keyColumns.map((column) => comparable(cellText(row.cells[column])));
    if (
      keys.some((key) =>
        /示例|样例|^(?:xx|××|某某?|abc)(?:公司|有限公司|集团|企业)?|^(?:公司|客户|单位)[a-z名]?(?:称)?$/i.test(
          key,
        ),
      )
    )
      return true;
    const hasExamplePhone = texts.some((text) => examplePhones.test(text.replace(/[\s-]/g, '')));
    return (
      hasExamplePhone && texts.some((text) => /^(?:张三|李四|王五|小明|某某|xxx)$/i.test(comparable(text)))
    );
  }

  function reasonOfLonely(row: RawRow, text: string, column: number): SkipReason | null {
    const flat = text.normalize('NFKC').trim();
    if (isWideMerge(row.row) && columns.length >= 3) return 'title';
    const isKey = keyColumns.length === 0 || keyColumns.includes(column);
    if (columns.length < 3) return null;
    if (section.test(comparable(flat)) && (numbered.test(flat) || !isCompanyName(flat))) return 'title';
    if (flat.length > 40 && !isCompanyName(flat)) return 'note';
    if (/^[^:：]{1,12}[:：]/.test(flat)) return 'note';
    if (!isKey && !/^[\d.,]+$/.test(flat) && row.row - lastData > 1 && dataSeen > 0) return 'note';
    if (!isKey && column < Math.min(...keyColumns) && !/^\d+$/.test(flat)) return 'title';
    return null;
  }
}
