import { watch } from 'vue';
import type { Router } from 'vue-router';
import { createDeskMemory } from '../stores/deskMemory';
import { useSession } from '../stores/session';
import { useToasts } from '../stores/toasts';

// Read before the router writes an address of its own into it: a window that was opened on a record says so here.
const startedAt = window.location.hash;
const key = 'route';

/** Pages a person comes back to; work under way (an import) begins anew instead. */
const lasting: ReadonlySet<unknown> = new Set(['list', 'record', 'recycleBin', 'importHistory', 'settings']);

/**
 * Goes to the page that was open when the program was last used with this file, at once or, where a slow disk opens the
 * file only after the first page has shown itself, when it is there; then remembers every page.
 */
export async function followPlaces(router: Router): Promise<void> {
  const memory = createDeskMemory('places');
  const session = useSession();

  async function goBack(): Promise<void> {
    const last = (await memory.read()).find((entry) => entry.key === key);
    if (last && lasting.has(router.resolve(last.text).name)) await router.replace(last.text);
  }

  if (/^#?\/?$/.test(startedAt)) {
    if (session.database) await goBack();
    else
      watch(
        () => session.database,
        () => void useToasts().attempt(goBack),
        { once: true },
      );
  }
  router.afterEach((to) => {
    if (session.database && lasting.has(to.name)) memory.put(key, to.path);
  });
}
