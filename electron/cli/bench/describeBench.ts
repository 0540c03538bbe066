import type { Language } from '../../../db/schema/label';
import type { BenchReport, CaseFigure, Figure } from './figures';

/** A report as lines for people. */
export function describeBench(report: BenchReport, language: Language): readonly string[] {
  const isChinese = language === 'zh';
  const { machine, figures, growth, cases, information } = report;
  return [
    `Node ${machine.node}  ${machine.cores} × ${machine.cpu}  ${isChinese ? '负载' : 'load'} ${machine.loadBefore.toFixed(1)} → ${machine.loadAfter.toFixed(1)}`,
    '',
    ...(figures.length === 0 ? [] : [figureHeading(language)]),
    ...figures.flatMap((one) => figureLines(one, language)),
    ...(cases.length === 0 ? [] : ['', ...caseLines(cases, language)]),
    ...(growth.length === 0 ? [] : ['', ...growthLines(growth, language)]),
    '',
    isChinese ? '另外测得' : 'also measured',
    ...Object.entries(information).map(([name, value]) => `  ${name}  ${rounded(value)}`),
  ];
}

function growthLines(growth: BenchReport['growth'], language: Language): readonly string[] {
  return [
    language === 'zh'
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
  ];
}

/** Every question with its times, the bare ones, the multiple and whether its limit is met. */
function caseLines(cases: readonly CaseFigure[], language: Language): readonly string[] {
  const milliseconds = (value: number | undefined): string =>
    value === undefined ? '       –' : value.toFixed(1).padStart(8);
  return [
    language === 'zh'
      ? '大办公室中的每一问（毫秒：p50、p95、最长；处理器 p95；裸 SQL p50、p95；p95 之比；上限）'
      : 'questions to the large office (ms: p50, p95, longest; CPU p95; bare SQL p50, p95; ratio of p95; limit)',
    ...cases.map((one) =>
      [
        one.isMet ? '✓' : '✗',
        milliseconds(one.program.p50),
        milliseconds(one.program.p95),
        milliseconds(one.program.max),
        milliseconds(one.cpu.p95),
        milliseconds(one.bare?.p50),
        milliseconds(one.bare?.p95),
        one.bare ? `${(one.program.p95 / one.bare.p95).toFixed(2)}×`.padStart(8) : '       –',
        one.limit === null ? '       –' : `${one.limit} ${one.unit}`.padStart(8),
        `  ${one.label[language]}`,
      ].join(''),
    ),
  ];
}

/** The heading over figures; Han take two places. */
function figureHeading(language: Language): string {
  return language === 'zh' ? '        测得       上限        项目' : '    measured      limit        figure';
}

/** One figure beside its limit as a line of a table, and what it was made of. */
function figureLines(one: Figure, language: Language): readonly string[] {
  const from = Object.entries(one.from).map(([name, value]) => `${name} ${rounded(value)}`);
  const numbers = [rounded(one.measured).padStart(10), rounded(one.limit).padStart(10)].join(' ');
  return [
    `${one.isMet ? '✓' : '✗'} ${numbers} ${one.unit.padEnd(4)}  ${one.label[language]}`,
    ...(from.length === 0 ? [] : [`                             ${from.join('  ')}`]),
  ];
}

function rounded(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2);
}
