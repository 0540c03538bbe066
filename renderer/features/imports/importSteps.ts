/** The steps of an import, in their order. */
export const importSteps = ['choose', 'recognise', 'columns', 'check', 'confirm', 'run', 'result'] as const;

/** Where an import stands. */
export type ImportStep = (typeof importSteps)[number];
