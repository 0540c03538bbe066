/**
 * How paper looks: black on white, safe on a printer without colour, always light. Lengths are those of the paper;
 * sizes of text follow `--text`. Letters are set to their exact widths (`geometricPrecision`), so that a line breaks on
 * the screen where it breaks on paper: the pages are measured before they are printed.
 */
export const sheetStyle = `
* { box-sizing: border-box; margin: 0; padding: 0; }
html { background: #fff; color-scheme: light; }
body { font: 10pt/1.5 "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  color: #111; font-variant-numeric: tabular-nums; text-rendering: geometricPrecision; }
.sheet { position: relative; display: flex; flex-direction: column; overflow: hidden; background: #fff; break-after: page; break-inside: avoid; }
.sheet:last-child { break-after: auto; }
.sheet > header, .sheet > footer { flex: none; display: flex; justify-content: space-between; gap: 8mm; font-size: 8pt; line-height: 4.5mm; color: #333; white-space: nowrap; }
.sheet > header span, .sheet > footer span { overflow: hidden; text-overflow: ellipsis; }
.sheet > header { align-items: flex-start; }
.sheet > header .right { color: #555; }
.sheet > footer { align-items: flex-end; }
.sheet > footer span:last-child { flex: none; }
.sheet > .body { flex: 1; min-height: 0; overflow: hidden; border-top: 0.5pt solid #777; padding-top: 0; }
.piece { display: flow-root; }
h1 { font-size: 18pt; font-weight: 600; line-height: 1.3; padding-top: 4mm; overflow-wrap: anywhere; }
h2 { font-size: 11pt; font-weight: 600; line-height: 1.3; padding: 5.5mm 0 1mm; border-bottom: 0.75pt solid #222; }
h2 .aside { margin-left: 2mm; font-size: 8.5pt; font-weight: 400; color: #444; }
.under { padding-top: 0.5mm; color: #333; font-size: 9.5pt; overflow-wrap: anywhere; }
.under span + span { margin-left: 5mm; }
.conditions { padding-top: 1mm; font-size: 9pt; color: #222; overflow-wrap: anywhere; }
.amount { padding: 1mm 0 2.5mm; font-size: 9pt; color: #222; }
.key { display: flex; margin-top: 3.5mm; border: 0.75pt solid #777; }
.key + .key { margin-top: 0; border-top: 0; }
.key div { flex: 1 1 0; min-width: 0; padding: 1.6mm 3mm; }
.key div + div { border-left: 0.5pt solid #bbb; }
.key span { display: block; overflow-wrap: anywhere; }
.key .label { font-size: 8pt; color: #444; }
.key .value { font-size: 10.5pt; font-weight: 600; }
.facts { display: grid; grid-template-columns: 1fr 1fr; column-gap: 8mm; }
.fact { display: flex; min-width: 0; padding: 1.1mm 0; border-bottom: 0.5pt solid #ccc; font-size: 9.5pt; }
.fact.wide { grid-column: 1 / -1; }
.fact .label { flex: 0 0 31mm; padding-right: 2mm; color: #444; }
.fact .value { flex: 1; min-width: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
.fact .value.number { text-align: left; }
table { width: 100%; table-layout: fixed; border-collapse: separate; border-spacing: 0; font-size: calc(8.5pt * var(--text, 1)); line-height: 1.45; }
table.related { --text: 1; }
th { text-align: left; vertical-align: bottom; font-weight: 600; padding: 1.3mm 1.6mm 1mm 0; border-bottom: 0.75pt solid #222; overflow-wrap: anywhere; }
td { vertical-align: top; padding: 1mm 1.6mm 1mm 0; border-bottom: 0.5pt solid #ccc; overflow-wrap: anywhere; }
th.number, td.number { text-align: right; padding-right: 4mm; }
th:last-child, td:last-child { padding-right: 0; }
td.number, td.unbroken { white-space: nowrap; }
td span.cell { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 12; overflow: hidden; white-space: pre-line; }
tr.group td { padding-top: 3mm; font-weight: 600; border-bottom: 0.75pt solid #555; }
tr.sums td { font-weight: 600; border-top: 0.75pt solid #222; border-bottom: 0.75pt solid #222; }
.entry { display: flex; padding: 1.4mm 0; border-bottom: 0.5pt solid #ccc; font-size: 9.5pt; }
.entry .when { flex: 0 0 38mm; padding-right: 3mm; }
.entry .when span { display: block; }
.entry .who { color: #444; font-size: 8.5pt; overflow-wrap: anywhere; }
.entry .text { flex: 1; min-width: 0; }
.text span, .value span { white-space: pre-wrap; overflow-wrap: anywhere; }
.person { display: flex; align-items: stretch; font-size: 9.5pt; }
.person .branch { flex: none; width: 8mm; position: relative; }
.person .branch.line::before { content: ''; position: absolute; left: 3mm; top: 0; bottom: 0; border-left: 0.75pt solid #555; }
.person .branch.last::before { bottom: auto; height: 50%; }
.person .branch.elbow::after { content: ''; position: absolute; left: 3mm; right: 0; top: 50%; border-top: 0.75pt solid #555; }
.person .card { margin: 0.8mm 0; padding: 1mm 3mm; border: 0.75pt solid #555; display: flex; align-items: baseline; gap: 1mm 4mm; flex-wrap: wrap; min-width: 60mm; }
.person .name { font-weight: 600; }
.person .aside { color: #333; font-size: 8.5pt; }
.note { padding-top: 1.5mm; font-size: 9pt; color: #222; overflow-wrap: anywhere; }
`;
