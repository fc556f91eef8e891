import DefaultTheme from 'vitepress/theme-without-fonts';
import { Explainer } from './explainer.mjs';
import { Picture } from './pictures/index.mjs';
import { Scene } from './scene.mjs';
import './parley.css';
import './home.css';
import './pictures.css';

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('Explainer', Explainer);
    app.component('Picture', Picture);
    app.component('Scene', Scene);
  },
};
