/** The decision records, as the directory has them. */
import { decisions } from '../tools/decisions.mjs';

export default { watch: ['./*.md'], load: () => decisions().map(({ text, link }) => ({ text, link: `${link}.html` })) };
