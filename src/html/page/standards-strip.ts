import type { StandardsCoverage } from '../../document/model.js';
import type { Speaker, Spoken } from '../words/speaker.js';
import { toHtml, type Words } from '../words/words.js';
import { SafeHtml } from './safe-html.js';

const HEIGHT = 14;
const STEP = 14;
const GAP = 2;
/** More standards than this that nothing cites are a number, and no list. */
const FEW = 5;

/** A set of standards as a strip: one field each, full where entries cite it, the taller the more do. */
export function standardsStrip({ title, cited, of, standards }: Spoken<StandardsCoverage>, speaker: Speaker): SafeHtml {
  const most = Math.max(1, ...standards.map(({ entries }) => entries));
  const fields = standards.map(({ entries }, index) => {
    const height = entries === 0 ? 0 : Math.round(4 + (entries / most) * (HEIGHT - 4));
    const full =
      height === 0 ? '' : `<path class="full" d="M${index * STEP} ${HEIGHT}v-${height}h${STEP - GAP}v${height}z"/>`;
    return `<path class="field" d="M${index * STEP} ${HEIGHT - 0.5}h${STEP - GAP}"/>${full}`;
  });
  const words = `<title>${toHtml(title)}</title><desc>${toHtml(standardsInWords({ cited, of, standards }, speaker))}</desc>`;
  const width = Math.max(1, standards.length * STEP - GAP);
  return SafeHtml.of(
    `<svg class="strip" role="img" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}">${words}${fields.join('')}</svg>`,
  );
}

/** Such as `7 of 18 cited. Most often TS2 (5). Not yet: TS4, TS8.` */
export function standardsInWords(
  { cited, of, standards }: Pick<StandardsCoverage, 'cited' | 'of' | 'standards'>,
  speaker: Speaker,
): Words {
  const { say } = speaker;
  const most = standards.reduce((best, one) => (one.entries > best.entries ? one : best), { id: '', entries: 0 });
  const left = standards.filter(({ entries }) => entries === 0).map(({ id }) => id);
  const parts = [
    speaker.together([say('standing.standards-cited', { cited, of }), '.'], ''),
    ...(most.entries > 1 ? [say('standing.standards-most', { id: most.id, n: most.entries })] : []),
    ...(left.length > 0 && left.length <= FEW && cited > 0
      ? [say('standing.standards-left', { ids: left.join(', ') })]
      : []),
  ];
  return speaker.together(parts, ' ');
}
