import { createPinia } from 'pinia';
import { createApp } from 'vue';
import { openHub } from '../api/hub.ts';
import { provideHub } from '../stores/hub.ts';
import { useNoticesStore } from '../stores/notices.ts';
import { useSystemStore } from '../stores/system.ts';
import App from './App.vue';
import { i18n } from './i18n.ts';
import { createAppRouter } from './router.ts';
import { listenForShortcuts } from './shortcuts.ts';
import './styles/index.ts';

/** How long the first paint waits for the core, so that the page appears in the chosen language and theme. */
const patienceMs = 1500;

async function start(): Promise<void> {
  provideHub(openHub());
  const app = createApp(App).use(createPinia()).use(i18n);
  const notices = useNoticesStore();
  app.config.errorHandler = (error) => {
    console.error(error);
    notices.raiseFailure(error);
  };
  const system = useSystemStore();
  system.follow();
  const known = system.greet().catch(() => undefined);
  await Promise.race([known, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  listenForShortcuts();
  app.use(createAppRouter()).mount('#app');
}

void start();
