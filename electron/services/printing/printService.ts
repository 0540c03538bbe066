import { formatField, printModel } from '../../../db/schema/derive/printModel';
import { rankedFields } from '../../../db/schema/derive/ranked';
import { relatedLists, timelineSources, type RelatedList } from '../../../db/schema/derive/relatedLists';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import { systemFields, type AnyRecord, type Entity } from '../../../db/schema/defineEntity';
import { entityOf } from '../../../db/schema/effectiveSchema';
import type { FieldValue } from '../../../db/schema/fields';
import type { Language } from '../../../db/schema/label';
import type { Titles } from '../../api/records';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';
import { Refusal } from '../refusal';
import { pageFooter, recordPage, type PrintedEntry, type PrintedTable } from './recordPage';

/** Makes pages of records, ready for a printer or a PDF. */
export interface PrintService {
  /** The page of a record and the line at its foot, as HTML; its title is offered as the file's name. */
  recordHtml(
    actor: Actor,
    entity: string,
    id: number,
    language: Language,
  ): Promise<{ readonly html: string; readonly footer: string; readonly title: string }>;
}

/** How many rows of a related list, and how many entries of the timeline, go on paper. */
const mostRows = 100;

/** Makes the service. @throws Refusal `notFound`. */
export function createPrintService(parts: {
  readonly data: OfficeData;
  readonly access: Access;
  readonly clock: Clock;
  readonly officeName: string;
}): PrintService {
  const { data, access, clock, officeName } = parts;

  return {
    async recordHtml(actor, entityName, id, language) {
      const entity = access.readable(actor, entityName);
      const record = await data.get(entityName, id);
      if (!record) throw new Refusal('notFound');
      const titles = await data.titlesFor(entityName, [record]);
      const schema = data.schema();
      const model = printModel(entity, record, language, titleIn(titles));
      const tables = await Promise.all(
        relatedLists(schema, entity).map((list) => tableOf(list, id, language)),
      );
      const page = {
        officeName,
        printedBy: actor.userName,
        printedAt: localTime(clock.now(), language),
        language,
        model,
        tables,
        timelineLabel: language === 'zh' ? '跟进记录' : 'Follow-ups',
        timeline: await entriesOf(entity, id, language),
      };
      return { html: recordPage(page), footer: pageFooter(page), title: model.title };
    },
  };

  async function tableOf(list: RelatedList, id: number, language: Language): Promise<PrintedTable> {
    const entity = entityOf(data.schema(), list.entity);
    const include = list.other ? [list.other.via] : [];
    const page = await data.page(
      {
        entity: list.entity,
        filter: { field: list.via, operator: 'is', value: id },
        offset: 0,
        limit: mostRows,
      },
      include,
    );
    const own = rankedFields(entity, 'list').filter(({ name }) => name !== list.via);
    const otherEntity = list.other ? data.schema().entities[list.other.entity] : undefined;
    const other = otherEntity
      ? rankedFields(otherEntity, 'list')
          .filter(({ name }) => name !== otherEntity.titleField)
          .slice(0, 2)
      : [];
    const words = (record: AnyRecord | undefined, fields: typeof own): string[] =>
      fields.map((named) =>
        record ? formatField(named, record[named.name] as FieldValue, language, titleIn(page.titles)) : '',
      );
    return {
      label: list.label[language],
      headings: [...own, ...other].map(({ field }) => field.label[language]),
      rows: page.rows.map((row) => {
        const target = list.other
          ? page.included[list.other.entity]?.[row[list.other.via] as number]
          : undefined;
        return [...words(row, own), ...words(target, other)];
      }),
    };
  }

  async function entriesOf(entity: Entity, id: number, language: Language): Promise<PrintedEntry[]> {
    const found = await Promise.all(
      timelineSources(data.schema(), entity).map(({ entity: source, via }) =>
        entriesFrom(source, via, id, language),
      ),
    );
    return found.flat().sort((left, right) => (left.at < right.at ? 1 : left.at > right.at ? -1 : 0));
  }

  async function entriesFrom(
    source: Entity,
    via: string,
    id: number,
    language: Language,
  ): Promise<PrintedEntry[]> {
    const { at, content } = source.timeline ?? { at: 'createdAt', content: source.titleField };
    const page = await data.page(
      {
        entity: source.name,
        filter: { field: via, operator: 'is', value: id },
        sort: [{ field: at, direction: 'descending' }],
        offset: 0,
        limit: mostRows,
      },
      [],
    );
    const words = (name: string, row: AnyRecord): string => {
      const field = fieldOf(source, name);
      const value = row[name] as FieldValue;
      return field ? formatField({ name, field }, value, language, titleIn(page.titles)) : '';
    };
    return page.rows.map((row) => ({
      at: words(at, row),
      by: words(row['author'] == null ? 'owner' : 'author', row),
      kind: words('method', row),
      text: words(content, row),
    }));
  }
}

function titleIn(titles: Titles): (entity: string, id: number) => string {
  return (entity, id) => titles[entity]?.[id] ?? '';
}

/** An instant as the office's clock on the wall shows it. */
function localTime(instant: string, language: Language): string {
  return formatField({ name: 'createdAt', field: systemFields.createdAt }, instant, language, titleIn({}));
}
