import { describe, expect, it } from 'vitest';
import { namesAgree } from '../../../../../../electron/services/imports/cells/namesAgree';

describe('two names under one number', () => {
  it.each([
    ['苏州恒达精密机械有限公司', '苏州恒达精密机械有限公司'],
    ['苏州恒达精密机械有限公司', '恒达精密'],
    ['苏州恒达精密机械有限公司', '恒达机械(苏州)有限公司'],
    ['青岛海陆通船舶配件有限公司', '海陆通船配'],
  ])('%s and %s may be one company', (left, right) => {
    expect(namesAgree(left, right)).toBe(true);
  });
  it.each([
    ['苏州恒达有限公司', '苏州力源有限公司'],
    ['烟台金果食品股份有限公司', '临沂万联物流有限公司'],
    ['吴江', '周庄'],
  ])('%s and %s are two', (left, right) => {
    expect(namesAgree(left, right)).toBe(false);
  });
});
