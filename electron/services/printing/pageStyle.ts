/** How paper looks: A4, black on white, safe on a printer without colour. Lengths are those of the paper. */
export const pageStyle = `
@page { size: A4; margin: 16mm 18mm 18mm; }
* { box-sizing: border-box; margin: 0; padding: 0; }
body { font: 10pt/1.55 "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  color: #111; font-variant-numeric: tabular-nums; }
header { display: flex; justify-content: space-between; border-bottom: 0.5pt solid #999; padding-bottom: 2mm; color: #444; font-size: 9pt; }
h1 { font-size: 17pt; font-weight: 600; line-height: 1.3; margin: 5mm 0 1mm; overflow-wrap: anywhere; }
h2 { font-size: 10.5pt; font-weight: 600; margin: 5mm 0 1.5mm; padding-left: 2.5mm; border-left: 1.2mm solid #333; line-height: 1.2; break-after: avoid; }
dl { display: grid; grid-template-columns: 1fr 1fr; column-gap: 8mm; }
.fact { display: flex; border-bottom: 0.25pt solid #ddd; padding: 1mm 0; break-inside: avoid; min-width: 0; }
.fact.wide { grid-column: 1 / -1; }
dt { flex: 0 0 28mm; color: #555; }
dd { flex: 1; min-width: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
table { width: 100%; border-collapse: collapse; font-size: 9pt; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th { text-align: left; font-weight: 600; border-bottom: 0.75pt solid #333; padding: 1mm 2mm 1mm 0; white-space: nowrap; }
td { border-bottom: 0.25pt solid #ddd; padding: 1mm 2mm 1mm 0; vertical-align: top; overflow-wrap: anywhere; }
ol { list-style: none; }
li { border-bottom: 0.25pt solid #ddd; padding: 1.2mm 0; break-inside: avoid; }
.when { color: #555; font-size: 8.5pt; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
`;
