import { createRouter, createWebHashHistory, type Router } from 'vue-router';
import { useSchema } from '../stores/schema';

/** The pages of the window; every page but the frame is read when it is first opened. */
export function createAppRouter(): Router {
  const router = createRouter({
    history: createWebHashHistory(),
    routes: [
      {
        path: '/',
        name: 'start',
        redirect: () => ({ name: 'list', params: { entity: useSchema().navigation[0]?.name ?? '' } }),
      },
      {
        path: '/list/:entity',
        name: 'list',
        component: () => import('../record/RecordList.vue'),
        props: true,
      },
      {
        path: '/record/:entity/:id(\\d+)',
        name: 'record',
        component: () => import('../record/RecordPage.vue'),
        props: ({ params }) => ({ entity: String(params['entity']), id: Number(params['id']) }),
      },
      {
        path: '/import',
        name: 'import',
        component: () => import('../features/imports/ImportPage.vue'),
      },
      {
        path: '/imports',
        name: 'importHistory',
        component: () => import('../features/imports/ImportHistory.vue'),
      },
      {
        path: '/recycle',
        name: 'recycleBin',
        component: () => import('../features/recycleBin/RecycleBin.vue'),
      },
      {
        path: '/settings',
        name: 'settings',
        component: () => import('../features/settings/SettingsPage.vue'),
      },
      { path: '/:rest(.*)*', redirect: '/' },
    ],
  });
  router.beforeEach((to) => {
    const entity = to.params['entity'];
    return typeof entity !== 'string' || useSchema().has(entity) ? true : '/';
  });
  return router;
}
