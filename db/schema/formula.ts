import { SchemaMistake } from './schemaMistake';

/** What a formula is made of. */
export type Formula =
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'text'; readonly value: string }
  | { readonly is: 'field'; readonly name: string }
  | { readonly is: 'negative'; readonly of: Formula }
  | {
      readonly is: 'operation';
      readonly operator: FormulaOperator;
      readonly left: Formula;
      readonly right: Formula;
    }
  | { readonly is: 'call'; readonly function: FormulaFunction; readonly of: readonly Formula[] };

/** `&` joins texts; comparisons give 1 or 0. */
export type FormulaOperator = '+' | '-' | '*' | '/' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>=';

/** The functions a formula may use, with how many values each takes at least and at most. */
export const formulaFunctions = {
  /** Round half away from zero to whole numbers, or to so many digits. */
  round: [1, 2],
  min: [1, 20],
  max: [1, 20],
  /** The second value when the first is true (not 0, not nothing), otherwise the third. */
  if: [3, 3],
  /** The first value that is something. */
  first: [1, 20],
  /** Days from the first date to the second. */
  days: [2, 2],
  /** A date so many days later. */
  addDays: [2, 2],
  /** The share of these fields that hold something, 0 to 100: completeness. */
  filled: [1, 60],
} as const satisfies Record<string, readonly [least: number, most: number]>;
export type FormulaFunction = keyof typeof formulaFunctions;

/**
 * Reads a formula: numbers, texts in double quotes, names of fields in brackets or bare (`[单价]*[数量]` is written by
 * the window as `price*quantity`), `+ - * / &`, comparisons, and the functions above. Division by zero and arithmetic
 * with nothing give nothing.
 * @throws SchemaMistake saying where it cannot be read.
 */
export function parseFormula(text: string): Formula {
  const parser = { tokens: tokensOf(text), at: 0 };
  const formula = readComparison(parser);
  const left = parser.tokens[parser.at];
  if (left) throw new SchemaMistake(`formula: ${left.text} at ${left.at}`);
  return formula;
}

/** Proves that a formula can be read. @throws SchemaMistake */
export function checkFormula(text: string): void {
  parseFormula(text);
}

/** The names of the fields a formula uses. */
export function fieldsOfFormula(formula: Formula): readonly string[] {
  switch (formula.is) {
    case 'field':
      return [formula.name];
    case 'negative':
      return fieldsOfFormula(formula.of);
    case 'operation':
      return [...fieldsOfFormula(formula.left), ...fieldsOfFormula(formula.right)];
    case 'call':
      return formula.of.flatMap(fieldsOfFormula);
    default:
      return [];
  }
}

interface Token {
  readonly is: 'number' | 'text' | 'name' | 'sign';
  readonly text: string;
  readonly at: number;
}
interface Parser {
  readonly tokens: readonly Token[];
  at: number;
}

/** The longest formula that is read, and how deep it may nest: a hostile one must not exhaust the stack. */
const longestFormula = 2000;

const tokenPattern = /\s*(?:(\d+(?:\.\d+)?)|"([^"]*)"|([A-Za-z_][A-Za-z0-9_]*)|(<>|<=|>=|[-+*/&=<>(),]))/y;

function tokensOf(text: string): readonly Token[] {
  if (text.length > longestFormula) throw new SchemaMistake('formula: too long');
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  let at = 0;
  while (at < end) {
    tokenPattern.lastIndex = at;
    const found = tokenPattern.exec(text);
    if (!found) throw new SchemaMistake(`formula: ${text.slice(at, at + 10)} at ${at}`);
    const [, number, words, name, sign] = found;
    if (number !== undefined) tokens.push({ is: 'number', text: number, at });
    else if (words !== undefined) tokens.push({ is: 'text', text: words, at });
    else if (name !== undefined) tokens.push({ is: 'name', text: name, at });
    else tokens.push({ is: 'sign', text: sign ?? '', at });
    at = tokenPattern.lastIndex;
  }
  return tokens;
}

const levels: readonly (readonly string[])[] = [
  ['=', '<>', '<', '<=', '>', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
];

function readComparison(parser: Parser): Formula {
  return readLevel(parser, 0);
}

function readLevel(parser: Parser, level: number): Formula {
  const signs = levels[level];
  if (!signs) return readValue(parser);
  let left = readLevel(parser, level + 1);
  for (;;) {
    const next = parser.tokens[parser.at];
    if (next?.is !== 'sign' || !signs.includes(next.text)) return left;
    parser.at += 1;
    const right = readLevel(parser, level + 1);
    left = { is: 'operation', operator: next.text as FormulaOperator, left, right };
  }
}

function readValue(parser: Parser): Formula {
  const token = parser.tokens[parser.at];
  if (!token) throw new SchemaMistake('formula: ends too early');
  parser.at += 1;
  if (token.is === 'number') return { is: 'number', value: Number(token.text) };
  if (token.is === 'text') return { is: 'text', value: token.text };
  if (token.is === 'name')
    return isSign(parser, '(') ? readCall(parser, token) : { is: 'field', name: token.text };
  if (token.text === '-') return { is: 'negative', of: readValue(parser) };
  if (token.text !== '(') throw new SchemaMistake(`formula: ${token.text} at ${token.at}`);
  const inner = readComparison(parser);
  expectSign(parser, ')');
  return inner;
}

function readCall(parser: Parser, name: Token): Formula {
  if (!Object.hasOwn(formulaFunctions, name.text))
    throw new SchemaMistake(`formula: ${name.text} at ${name.at}`);
  const called = name.text as FormulaFunction;
  expectSign(parser, '(');
  const of = [readComparison(parser)];
  while (isSign(parser, ',')) {
    parser.at += 1;
    of.push(readComparison(parser));
  }
  expectSign(parser, ')');
  const [least, most] = formulaFunctions[called];
  if (of.length < least || of.length > most) throw new SchemaMistake(`formula: ${name.text} at ${name.at}`);
  return { is: 'call', function: called, of };
}

function isSign(parser: Parser, sign: string): boolean {
  const token = parser.tokens[parser.at];
  return token?.is === 'sign' && token.text === sign;
}

function expectSign(parser: Parser, sign: string): void {
  if (!isSign(parser, sign)) throw new SchemaMistake(`formula: ${sign} expected`);
  parser.at += 1;
}
