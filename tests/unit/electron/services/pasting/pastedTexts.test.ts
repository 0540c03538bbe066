import { describe, expect, it } from 'vitest';
import { readPastedText } from '../../../../../electron/services/pasting/readPastedText';
import {
  knownTexts,
  type PastedExpectation,
  type PastedText,
} from '../../../../fixtures/pasting/pastedTexts';
import { freshTexts } from '../../../../fixtures/pasting/freshTexts';
import { otherTexts } from '../../../../fixtures/pasting/otherTexts';
import { lastTexts } from '../../../../fixtures/pasting/lastTexts';
import { unmetTexts } from '../../../../fixtures/pasting/unmetTexts';
import { strangersTexts } from '../../../../fixtures/pasting/strangersTexts';
import { unseenTexts } from '../../../../fixtures/pasting/unseenTexts';
import { laterTexts } from '../../../../fixtures/pasting/laterTexts';

/** What the reader found, in the words of an expectation. */
function flat(text: string): Record<string, unknown> {
  const { account, people, billing, shipping, remark } = readPastedText(text);
  const found: Record<string, unknown> = {
    company: account.name,
    phones: account.phones,
    fax: account.fax,
    website: account.website,
    address: account.address,
    region: account.region,
    postcode: account.postcode,
    creditCode: account.creditCode,
    billingTitle: billing?.title,
    bank: billing?.bank,
    bankAccount: billing?.bankAccount,
    shipping: shipping?.address,
    remark,
  };
  people.forEach((person, at) => {
    for (const [name, value] of Object.entries(person)) found[`people.${at}.${name}`] = value;
  });
  return found;
}

function expected({ people = [], remark: _remark, ...says }: PastedExpectation): Record<string, unknown> {
  const wanted: Record<string, unknown> = { ...says };
  people.forEach((person, at) => {
    for (const [name, value] of Object.entries(person))
      if (value !== null) wanted[`people.${at}.${name}`] = value;
  });
  return wanted;
}

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Every field that is there, or was found without being there: right or wrong. */
function judged([text, says]: PastedText): {
  readonly field: string;
  readonly isRight: boolean;
  readonly found: unknown;
  readonly wanted: unknown;
}[] {
  const found = flat(text);
  const wanted = expected(says);
  const names = new Set([
    ...Object.keys(wanted),
    ...Object.keys(found).filter((name) => !isNothing(found[name])),
  ]);
  names.delete('remark');
  const fields = [...names].map((field) => {
    const isRight = JSON.stringify(found[field] ?? null) === JSON.stringify(wanted[field] ?? null);
    return { field, isRight, found: found[field], wanted: wanted[field] };
  });
  const remark = typeof found['remark'] === 'string' ? found['remark'] : '';
  for (const words of says.remark ?? [])
    fields.push({ field: `remark ${words}`, isRight: remark.includes(words), found: remark, wanted: words });
  return fields;
}

function share(texts: readonly PastedText[]): {
  readonly right: number;
  readonly all: number;
  readonly percent: number;
} {
  const fields = texts.flatMap(judged);
  const right = fields.filter(({ isRight }) => isRight).length;
  return { right, all: fields.length, percent: Math.round((1000 * right) / fields.length) / 10 };
}

describe('pasted texts', () => {
  it('at least 90 % of the fields of the texts the rules were made with are right', () => {
    const { right, all, percent } = share(knownTexts);
    process.stdout.write(`pasted texts, known: ${right} of ${all} fields right, ${percent} %\n`);
    if (process.env['SHOW_WRONG'] !== undefined)
      for (const one of knownTexts)
        for (const { field, isRight, found, wanted } of judged(one))
          if (!isRight)
            process.stdout.write(
              `${one[0].slice(0, 24).replaceAll('\n', '⏎')} ${field}: ${JSON.stringify(found)} ≠ ${JSON.stringify(wanted)}\n`,
            );
    expect(percent).toBeGreaterThanOrEqual(90);
  });

  it('at least 90 % of the fields of texts written after the rules are right', () => {
    const { right, all, percent } = share(laterTexts);
    process.stdout.write(`pasted texts, later: ${right} of ${all} fields right, ${percent} %\n`);
    if (process.env['SHOW_WRONG'] !== undefined)
      for (const one of laterTexts)
        for (const { field, isRight, found, wanted } of judged(one))
          if (!isRight)
            process.stdout.write(
              `${one[0].slice(0, 24).replaceAll('\n', '⏎')} ${field}: ${JSON.stringify(found)} ≠ ${JSON.stringify(wanted)}\n`,
            );
    expect(percent).toBeGreaterThanOrEqual(90);
  });

  it('at least 90 % of the fields of the first texts by another hand are right', () => {
    const { right, all, percent } = share(freshTexts);
    process.stdout.write(`pasted texts, fresh: ${right} of ${all} fields right, ${percent} %\n`);
    if (process.env['SHOW_WRONG'] !== undefined)
      for (const one of freshTexts)
        for (const { field, isRight, found, wanted } of judged(one))
          if (!isRight)
            process.stdout.write(
              `${one[0].slice(0, 24).replaceAll('\n', '⏎')} ${field}: ${JSON.stringify(found)} ≠ ${JSON.stringify(wanted)}\n`,
            );
    expect(percent).toBeGreaterThanOrEqual(90);
  });

  it('at least 90 % of the fields of further texts by another hand are right', () => {
    const { right, all, percent } = share(otherTexts);
    process.stdout.write(`pasted texts, other: ${right} of ${all} fields right, ${percent} %\n`);
    if (process.env['SHOW_WRONG'] !== undefined)
      for (const one of otherTexts)
        for (const { field, isRight, found, wanted } of judged(one))
          if (!isRight)
            process.stdout.write(
              `${one[0].slice(0, 24).replaceAll('\n', '⏎')} ${field}: ${JSON.stringify(found)} ≠ ${JSON.stringify(wanted)}\n`,
            );
    expect(percent).toBeGreaterThanOrEqual(90);
  });

  it('at least 90 % of the fields of texts with firms without a legal form, cards, couriers and invoices are right', () => {
    const { right, all, percent } = share(unmetTexts);
    process.stdout.write(`pasted texts, unmet: ${right} of ${all} fields right, ${percent} %\n`);
    if (process.env['SHOW_WRONG'] !== undefined)
      for (const one of unmetTexts)
        for (const { field, isRight, found, wanted } of judged(one))
          if (!isRight)
            process.stdout.write(
              `${one[0].slice(0, 24).replaceAll('\n', '⏎')} ${field}: ${JSON.stringify(found)} ≠ ${JSON.stringify(wanted)}\n`,
            );
    expect(percent).toBeGreaterThanOrEqual(90);
  });

  it('at least 90 % of the fields of a last dozen texts are right', () => {
    const { right, all, percent } = share(lastTexts);
    process.stdout.write(`pasted texts, last: ${right} of ${all} fields right, ${percent} %\n`);
    if (process.env['SHOW_WRONG'] !== undefined)
      for (const one of lastTexts)
        for (const { field, isRight, found, wanted } of judged(one))
          if (!isRight)
            process.stdout.write(
              `${one[0].slice(0, 24).replaceAll('\n', '⏎')} ${field}: ${JSON.stringify(found)} ≠ ${JSON.stringify(wanted)}\n`,
            );
    expect(percent).toBeGreaterThanOrEqual(90);
  });

  it('at least 90 % of the fields of texts of firms nobody had met are right', () => {
    const { right, all, percent } = share(unseenTexts);
    process.stdout.write(`pasted texts, unseen: ${right} of ${all} fields right, ${percent} %\n`);
    if (process.env['SHOW_WRONG'] !== undefined)
      for (const one of unseenTexts)
        for (const { field, isRight, found, wanted } of judged(one))
          if (!isRight)
            process.stdout.write(
              `${one[0].slice(0, 24).replaceAll('\n', '⏎')} ${field}: ${JSON.stringify(found)} ≠ ${JSON.stringify(wanted)}\n`,
            );
    expect(percent).toBeGreaterThanOrEqual(90);
  });

  it('at least 90 % of the fields of ten texts more of firms nobody had met are right', () => {
    const { right, all, percent } = share(strangersTexts);
    process.stdout.write(`pasted texts, strangers: ${right} of ${all} fields right, ${percent} %\n`);
    if (process.env['SHOW_WRONG'] !== undefined)
      for (const one of strangersTexts)
        for (const { field, isRight, found, wanted } of judged(one))
          if (!isRight)
            process.stdout.write(
              `${one[0].slice(0, 24).replaceAll('\n', '⏎')} ${field}: ${JSON.stringify(found)} ≠ ${JSON.stringify(wanted)}\n`,
            );
    expect(percent).toBeGreaterThanOrEqual(90);
  });

  it('are a hundred, thirty of them apart', () => {
    expect(knownTexts.length + laterTexts.length).toBeGreaterThanOrEqual(100);
    expect(laterTexts.length).toBeGreaterThanOrEqual(30);
  });
});
