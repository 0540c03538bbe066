import { fieldsOf, type Entity } from '../../../db/schema/defineEntity';
import { formulaFunctions, type FormulaFunction } from '../../../db/schema/formula';
import type { Language } from '../../../db/schema/label';

/** The names of the functions in one language. */
export type FunctionNames = Readonly<Record<FormulaFunction, string>>;

/** A formula as it is kept, or the name in it that no field has. */
export type KeyFormula = { readonly formula: string } | { readonly unknown: string };

const functionNames = Object.keys(formulaFunctions) as FormulaFunction[];
const pieces = /"[^"]*"|\[[^\]]*\]|[A-Za-z_][A-Za-z0-9_]*|[\s\S]/g;

/** A formula as it is shown: `xPrice * xCount` becomes `[单价] * [数量]`, functions by their own names. */
export function formulaWithLabels(
  formula: string,
  {
    entity,
    language,
    names,
  }: { readonly entity: Entity; readonly language: Language; readonly names: FunctionNames },
): string {
  const fields = fieldsOf(entity);
  return formula.replace(pieces, (piece) => {
    if (!/^[A-Za-z_]/.test(piece)) return piece;
    const field = fields[piece];
    if (field) return `[${field.label[language]}]`;
    return functionNames.includes(piece as FormulaFunction) ? names[piece as FormulaFunction] : piece;
  });
}

/** Signs of a Chinese keyboard that mean the same. */
const signs: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '、': ',',
  '×': '*',
  '÷': '/',
  '＋': '+',
  '－': '-',
  '−': '-',
  '＝': '=',
  '≥': '>=',
  '≤': '<=',
  '≠': '<>',
  '“': '"',
  '”': '"',
  '【': '[',
  '】': ']',
};

/** A formula as it was typed, in the form that is kept. Names stand in brackets; signs may be those of a Chinese keyboard. */
export function formulaWithKeys(
  typed: string,
  {
    entity,
    language,
    names,
  }: { readonly entity: Entity; readonly language: Language; readonly names: FunctionNames },
): KeyFormula {
  const byLabel = new Map<string, string>();
  for (const [name, field] of Object.entries(fieldsOf(entity)))
    if (!field.retired || !byLabel.has(field.label[language])) byLabel.set(field.label[language], name);
  let text = typed.replace(/[（），、×÷＋－−＝≥≤≠“”【】]/g, (sign) => signs[sign] ?? sign);
  for (const name of functionNames) text = text.replaceAll(`${names[name]}(`, `${name}(`);
  let unknown: string | null = null;
  const formula = text.replace(pieces, (piece) => {
    if (!piece.startsWith('[')) return piece;
    const label = piece.slice(1, -1).trim();
    const key = byLabel.get(label);
    if (key === undefined) unknown ??= label;
    return key ?? piece;
  });
  return unknown === null ? { formula } : { unknown };
}
