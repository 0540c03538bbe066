import type { Language } from '../../../db/schema/label';
import type { BenchReport, Figure } from './figures';

/** A report as lines for people. */
export function describeBench(report: BenchReport, language: Language): readonly string[] {
  const isChinese = language === 'zh';
  const { machine, figures, growth, information } = report;
  return [
    `Node ${machine.node}  ${machine.cores} × ${machine.cpu}`,
    '',
    ...figures.flatMap((one) => figureLines(one, language)),
    '',
    isChinese
      ? '导入随行数的变化（CPU 秒、墙钟秒、行/秒、主进程与读表进程内存 MiB、每行 CPU 比、其后建索引 CPU 秒）'
      : 'import by rows (CPU s, wall s, rows/s, memory of application and worker MiB, CPU per row, index CPU s)',
    ...growth.map((line) =>
      [
        String(line.rows).padStart(8),
        line.cpu.toFixed(1).padStart(8),
        line.wall.toFixed(1).padStart(8),
        line.rowsPerSecond.toFixed(0).padStart(8),
        line.peak.toFixed(0).padStart(6),
        line.workerPeak.toFixed(0).padStart(6),
        `${line.perRow.toFixed(2)}×`.padStart(8),
        line.indexCpu.toFixed(1).padStart(8),
      ].join(''),
    ),
    '',
    isChinese ? '另外测得' : 'also measured',
    ...Object.entries(information).map(([name, value]) => `  ${name}  ${rounded(value)}`),
  ];
}

/** One figure beside its limit, and what it was made of. */
export function figureLines(one: Figure, language: Language): readonly string[] {
  const limit = language === 'zh' ? '上限' : 'limit';
  return [
    `${one.isMet ? '✓' : '✗'} ${rounded(one.measured)} ${one.unit}  (${limit} ${one.limit} ${one.unit})  ${one.label[language]}`,
    `    ${Object.entries(one.from)
      .map(([name, value]) => `${name} ${rounded(value)}`)
      .join('  ')}`,
  ];
}

function rounded(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2);
}
