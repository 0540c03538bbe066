import { expect, it } from 'vitest';
import { fieldFromDefinition } from '../../../../../db/schema/definitions';
import type { Entity } from '../../../../../db/schema/defineEntity';
import { formulaFunctions, parseFormula, type FormulaFunction } from '../../../../../db/schema/formula';
import { registry } from '../../../../../db/schema/registry';
import {
  formulaWithKeys,
  formulaWithLabels,
  type FunctionNames,
} from '../../../../../renderer/features/schemaEditor/formulaLabels';
import { zh } from '../../../../../renderer/i18n/zh';

const own = (key: string, label: string) => [
  key,
  fieldFromDefinition({
    entity: 'account',
    key,
    label: { zh: label, en: key },
    kind: 'money',
    options: {},
    order: 1,
    isActive: true,
  }),
];
const entity: Entity = {
  ...registry.account,
  fields: {
    ...registry.account.fields,
    ...Object.fromEntries([own('xPrice', '单价'), own('xCount', '数量')]),
  },
};
const names = zh.schemaEditor.formula.names as FunctionNames;
const context = { entity, language: 'zh', names } as const;

it('shows fields by their names and functions by their Chinese ones, and reads them back as they were', () => {
  const formula = 'round(xPrice * xCount, 2) & " [元]"';
  const shown = formulaWithLabels(formula, context);
  expect(shown).toBe('四舍五入([单价] * [数量], 2) & " [元]"');
  expect(formulaWithKeys(shown, context)).toEqual({ formula });
});

it('takes the signs of a Chinese keyboard', () => {
  expect(formulaWithKeys('如果（【单价】≥100，【单价】×2，0）', context)).toEqual({
    formula: 'if(xPrice>=100,xPrice*2,0)',
  });
});

it('names the field that is not there', () => {
  expect(formulaWithKeys('[单价] * [折扣]', context)).toEqual({ unknown: '折扣' });
});

it('gives every function a name that can be read back', () => {
  for (const name of Object.keys(formulaFunctions) as FormulaFunction[]) {
    const [least] = formulaFunctions[name];
    const formula = `${name}(${Array.from({ length: least }, () => 'xPrice').join(', ')})`;
    expect(formulaWithKeys(formulaWithLabels(formula, context), context)).toEqual({ formula });
    expect(() => parseFormula(formula)).not.toThrow();
  }
});
