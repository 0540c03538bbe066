/** A mistake of a programmer in the registry, or a definition row that makes no sense. Never shown to staff as is. */
export class SchemaMistake extends Error {
  override readonly name = 'SchemaMistake';
}
