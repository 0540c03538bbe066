// For tools that do not read .vue files themselves (the linter); vue-tsc finds the real component first.
declare module '*.vue' {
  import type { DefineComponent } from 'vue';

  const component: DefineComponent<object, object, unknown>;
  export default component;
}
