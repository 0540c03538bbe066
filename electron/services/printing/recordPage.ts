import type { Language } from '../../../db/schema/label';
import type { PrintModel } from '../../../db/schema/derive/printModel';
import { escapeHtml, html, type SafeHtml } from './html';
import { pageStyle } from './pageStyle';

/** A table below the facts: contacts, opportunities, contracts. */
export interface PrintedTable {
  readonly label: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** An entry of the printed timeline. */
export interface PrintedEntry {
  readonly at: string;
  readonly by: string;
  readonly kind: string;
  readonly text: string;
}

/** What a record's page is made of; nothing else reaches the paper. */
export interface RecordPage {
  readonly officeName: string;
  readonly printedBy: string;
  readonly printedAt: string;
  readonly language: Language;
  readonly model: PrintModel;
  readonly tables: readonly PrintedTable[];
  readonly timelineLabel: string;
  readonly timeline: readonly PrintedEntry[];
}

/** The whole page as HTML: selectable text, A4, repeated table heads, black on white. */
export function recordPage(page: RecordPage): string {
  const { model } = page;
  const body = html`<header>
      <p class="office">${page.officeName}</p>
      <p class="kind">${[model.entityLabel, model.number ?? ''].join(' ').trim()}</p>
    </header>
    <h1>${model.title}</h1>
    ${model.sections.filter((section) => section.facts.length > 0).map(sectionBlock)}
    ${page.tables.filter((table) => table.rows.length > 0).map(tableBlock)}
    ${page.timeline.length > 0 ? [timelineBlock(page)] : []}`;
  return `<!doctype html><html lang="${page.language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${escapeHtml(
    model.title,
  )}</title><style>${pageStyle}</style></head><body>${body.safe}</body></html>`;
}

/** The line at the foot of every page: who printed it and when, and which page of how many. */
export function pageFooter(page: Pick<RecordPage, 'language' | 'printedBy' | 'printedAt'>): string {
  const who = escapeHtml(`${page.printedBy} ${page.printedAt}`);
  const number = '<span class="pageNumber"></span>';
  const total = '<span class="totalPages"></span>';
  const words = page.language === 'zh' ? `第 ${number} / ${total} 页` : `Page ${number} of ${total}`;
  const printed = page.language === 'zh' ? `打印：${who}` : `Printed by ${who}`;
  return `<div style="width:100%;font-size:8px;color:#555;padding:0 18mm;display:flex;justify-content:space-between;font-family:'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"><span>${printed}</span><span>${words}</span></div>`;
}

function sectionBlock(section: PrintModel['sections'][number]): SafeHtml {
  const facts = section.facts.map(
    (fact) =>
      html`<div class="fact${fact.text.length > 40 ? ' wide' : ''}">
        <dt>${fact.label}</dt>
        <dd>${fact.text}</dd>
      </div>`,
  );
  return html`<section>
    <h2>${section.label}</h2>
    <dl>${facts}</dl>
  </section>`;
}

function tableBlock(table: PrintedTable): SafeHtml {
  const heads = table.headings.map((heading) => html`<th>${heading}</th>`);
  const rows = table.rows.map(
    (row) =>
      html`<tr>
        ${row.map((cell) => html`<td>${cell}</td>`)}
      </tr>`,
  );
  return html`<section>
    <h2>${table.label}</h2>
    <table>
      <thead>
        <tr>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`;
}

function timelineBlock(page: RecordPage): SafeHtml {
  const entries = page.timeline.map(
    (entry) =>
      html`<li>
        <p class="when">${entry.at}　${entry.kind}　${entry.by}</p>
        <p class="text">${entry.text}</p>
      </li>`,
  );
  return html`<section>
    <h2>${page.timelineLabel}</h2>
    <ol>
      ${entries}
    </ol>
  </section>`;
}
