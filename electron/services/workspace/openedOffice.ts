import type { BackUp, FilesOfCopy } from '../../../db/connection/backUp';
import type { ReadOnlyReason } from '../../../db/connection/databaseError';
import type { OfficeDefinitions } from '../../../db/schema/definitions';
import type { Titles } from '../../api/records';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import type { SampleService } from '../sample/sampleService';
import type { UndoService } from '../undo/undoService';

/** An open office, as the workspace handles it. */
export interface OpenedOffice {
  readonly path: string;
  readonly officeName: string;
  readonly readOnlyReason: ReadOnlyReason | null;
  /** Who works here. */
  readonly actor: Actor;
  readonly data: OfficeData;
  readonly sample: SampleService;
  readonly undo: UndoService;
  /** What the office added to the schema. */
  definitions(): Promise<OfficeDefinitions>;
  /** The names of everybody who works or worked here. */
  users(): Promise<Titles>;
  counts(): Promise<Readonly<Record<string, number>>>;
  /** The change sets that made sample data and are still in effect. */
  sampleChangeSets(): Promise<readonly number[]>;
  /** A verified copy at that place, with or without the files of records beside it. @throws DatabaseError `exists`, `full`, `corrupt` */
  backUp(target: string, files: FilesOfCopy): Promise<BackUp>;
  close(): Promise<void>;
}

/** How an office is opened, or made in a new file. @throws DatabaseError */
export type OpenOffice<Office extends OpenedOffice> = (wish: {
  readonly path: string;
  readonly mode: 'create' | 'open';
  readonly officeName?: string;
  readonly userName?: string;
}) => Promise<Office>;
