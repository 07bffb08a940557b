import { inSentence } from './format.js';
import type { CallTerms } from './terms.js';

const name = (text: string) => inSentence(text, 'ltr');

/** English for what stands among people in a call. */
export const enStage = {
  movePicture: 'Move your picture',
  movePictureHint: 'Arrow keys choose the corner',
  pictureMoved: (top, left) => `Your picture is at the ${top ? 'top' : 'bottom'} ${left ? 'left' : 'right'}`,
  moreOthers: (count) => (count === 1 ? '+1 other' : `+${count} others`),
  pageOf: (page, pages) => `${page} of ${pages}`,
  previousPage: 'Previous page',
  nextPage: 'Next page',
  everyoneSees: (surface) =>
    ({
      monitor: 'Everyone sees your whole screen.',
      window: 'Everyone sees one window.',
      browser: 'Everyone sees one tab of your browser.',
      '': 'Everyone sees what you chose.',
    })[surface],
  shareOther: 'Share something else',
  stopSharing: 'Stop sharing',
  soundPaused: 'Sound is paused',
  tapToHear: 'Tap to hear',
  recordsCall: (person) => (person ? `${name(person)} records this call` : 'You record this call'),
  recordingStopped: 'The recording has stopped',
} satisfies Partial<CallTerms>;
