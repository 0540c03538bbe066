import type { Entity } from '../defineEntity';
import type { Language } from '../label';

/** What several records of an entity are called: 客户, Accounts. */
export function nameOfMany(entity: Entity, language: Language): string {
  return language === 'en' ? (entity.plural ?? entity.label.en) : entity.label[language];
}
