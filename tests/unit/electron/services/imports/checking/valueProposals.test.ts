import { describe, expect, it } from 'vitest';
import {
  propose,
  proposePerson,
  type Candidate,
} from '../../../../../../electron/services/imports/checking/valueProposals';

const candidate = (value: string, ...words: readonly string[]): Candidate => ({
  value,
  cell: words[0] ?? value,
  words,
});
const sources = [
  candidate('exhibition', '展会'),
  candidate('web', '网络推广', '百度'),
  candidate('referral', '老客户介绍', '转介绍'),
];
const people = [candidate('1', '王芳'), candidate('2', '李小明', 'lixm'), candidate('3', '王伟')];

describe('what a value probably stands for', () => {
  it.each([
    ['2023春季展会', 'exhibition', 'contained'],
    ['zhanhui', 'exhibition', 'pinyin'],
    ['wltg', 'web', 'pinyin'],
    ['客户转介', 'referral', 'alike'],
    ['网推推广', 'web', 'alike'],
  ])('%s is %s', (text, value, why) => {
    expect(propose(text, sources)).toMatchObject({ value, why });
  });

  it.each(['', '电视', '(展会)', '展会或百度'])('“%s” has no proposal: nothing fits, or two do', (text) => {
    expect(propose(text, sources)).toBeNull();
  });
});

describe('whom a name probably means', () => {
  it.each([
    ['wangfang', '1'],
    ['fang wang', '1'],
    ['小李', '2'],
    ['李经理', '2'],
    ['李小明（离职）', '2'],
    ['王方', '1'],
  ])('%s is person %s', (text, value) => {
    expect(proposePerson(text, people)).toMatchObject({ value });
  });

  it.each(['老王', '王经理', '赵敏', '明'])('%s is nobody for sure', (text) => {
    expect(proposePerson(text, people)).toBeNull();
  });
});
