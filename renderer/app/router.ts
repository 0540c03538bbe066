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
        path: '/today',
        name: 'today',
        component: () => import('../features/today/TodayPage.vue'),
      },
      {
        path: '/quality',
        name: 'quality',
        component: () => import('../features/quality/QualityPage.vue'),
      },
      {
        path: '/clean-up',
        name: 'cleanUp',
        component: () => import('../features/cleanUp/CleanUpPage.vue'),
      },
      {
        path: '/segments',
        name: 'segments',
        component: () => import('../features/segments/SegmentsPage.vue'),
      },
      {
        path: '/leads/:id(\\d+)/convert',
        name: 'convertLead',
        component: () => import('../features/leads/ConvertLead.vue'),
        props: ({ params }) => ({ id: Number(params['id']) }),
      },
      {
        path: '/import',
        name: 'import',
        component: () => import('../features/imports/ImportPage.vue'),
      },
      {
        path: '/round-trip',
        name: 'roundTrip',
        component: () => import('../features/roundTrips/RoundTripPage.vue'),
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
        path: '/fields',
        name: 'schemaEditor',
        component: () => import('../features/schemaEditor/SchemaEditorPage.vue'),
      },
      {
        path: '/settings',
        name: 'settings',
        component: () => import('../features/settings/SettingsPage.vue'),
      },
      {
        path: '/help',
        name: 'help',
        component: () => import('../features/help/HelpPage.vue'),
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
