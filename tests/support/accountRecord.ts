import type { AnyRecord } from '../../db/schema/defineEntity';

/** An account as the application would send it; a test says what matters to it. */
export function accountRecord(fields: Readonly<Record<string, unknown>> = {}): AnyRecord {
  return {
    id: 7,
    rowVersion: 3,
    no: 'KH000007',
    owner: null,
    createdAt: '2026-01-01T00:00:00.000Z',
    createdBy: null,
    updatedAt: '2026-01-01T00:00:00.000Z',
    updatedBy: null,
    deletedAt: null,
    name: '长沙永泰电子科技有限公司',
    phones: ['0731-40000134'],
    grade: 'B',
    lifecycle: 'prospect',
    creditLimit: 1_200_000,
    ...fields,
  };
}
