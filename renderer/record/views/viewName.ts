import type { Language } from '../../../db/schema/label';
import type { ListView } from '../../../electron/api/views';

/** What a view is called: as it was saved, or in this language when the product brings it. */
export function viewName(view: Pick<ListView, 'name' | 'label'>, language: Language): string {
  return view.label?.[language] ?? view.name;
}
