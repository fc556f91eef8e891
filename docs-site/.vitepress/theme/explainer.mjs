/** The explainer of sealed bids, the same code as in the example marketplaces; it is fetched by who opens its page. */
import { h, onMounted, ref } from 'vue';
import '../../../examples/marketplace/src/main/resources/marketplace/assets/css/explorer.css';
import './explainer.css';

export const Explainer = {
  setup() {
    const place = ref(null);
    onMounted(async () => {
      const { explain } = await import('../../../examples/marketplace/src/main/resources/marketplace/assets/js/sealed/explainer/explainer.js');
      explain(place.value);
    });
    return () => h('div', { class: 'ex-place' }, [
      h('div', { ref: place }, [h('p', 'The chart needs JavaScript. The formulas and an example in figures are on the page about sealed bids.')]),
    ]);
  },
};
