import { createPinia } from 'pinia';
import { createApp } from 'vue';
import 'element-plus/theme-chalk/base.css';
import 'element-plus/theme-chalk/dark/css-vars.css';
import 'element-plus/theme-chalk/el-message-box.css';
import 'element-plus/theme-chalk/el-overlay.css';
import 'element-plus/theme-chalk/el-button.css';
import 'element-plus/theme-chalk/el-input.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/elementPlus.css';
import { createAppRouter } from './app/router';
import App from './App.vue';
import { i18n } from './i18n/index';
import { useToasts } from './stores/toasts';

const app = createApp(App);
app.use(createPinia());
app.use(createAppRouter());
app.use(i18n);
// What nobody expected still becomes words; the application writes the details of its own part into the log.
app.config.errorHandler = (thrown) => {
  useToasts().failed(thrown);
  setTimeout(() => {
    throw thrown;
  });
};
app.mount('#app');

/** Once the first page stands there: the code of a record page is read before the first record is opened. */
const readAheadAfter = 3000;
setTimeout(() => requestIdleCallback(() => void import('./record/RecordPage.vue')), readAheadAfter);
