import { mount, type VueWrapper } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import type { Component } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { i18n } from '../../renderer/i18n/index';

/** Mounts a component with the window's stores, words and an empty router, in the document. */
export function mountInWindow(component: Component, props: Record<string, unknown> = {}): VueWrapper {
  const pinia = createPinia();
  setActivePinia(pinia);
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', name: 'start', component: { template: '<i />' } },
      { path: '/list/:entity', name: 'list', component: { template: '<i />' } },
      { path: '/record/:entity/:id', name: 'record', component: { template: '<i />' } },
    ],
  });
  return mount(component, { props, global: { plugins: [pinia, i18n, router] }, attachTo: document.body });
}

/** Waits until promises and Vue's next drawing are through. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 6; round += 1) await new Promise((resolve) => setTimeout(resolve));
}
