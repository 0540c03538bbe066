import { defineStore } from 'pinia';
import { shallowReactive } from 'vue';
import type { Titles } from '../../electron/api/records';

/** The titles of records others refer to, as far as they have been heard; every answer brings more. */
export const useTitles = defineStore('titles', () => {
  const known = shallowReactive(new Map<string, string>());

  /** Keeps the titles that came with an answer. */
  function learn(titles: Titles): void {
    for (const [entity, byId] of Object.entries(titles)) {
      for (const [id, title] of Object.entries(byId)) known.set(`${entity}/${id}`, title);
    }
  }

  /** Keeps one title. */
  function learnOne(entity: string, id: number, title: string): void {
    known.set(`${entity}/${id}`, title);
  }

  /** The title of a record; its number sign while it is not known. */
  function titleOf(entity: string, id: number): string {
    return known.get(`${entity}/${id}`) ?? `#${id}`;
  }

  /** Forgets everything; another database has other records under the same numbers. */
  function forget(): void {
    known.clear();
  }

  return { learn, learnOne, titleOf, forget };
});
