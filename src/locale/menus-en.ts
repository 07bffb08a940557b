import type { CallTerms } from './terms.js';

/** English for menus that opened. */
export const enMenus = {
  pin: 'Pin',
  unpin: 'Unpin',
  tileFull: 'Full screen',
  tileFullExit: 'Leave full screen',
  tilePip: 'Picture in picture',
  tileVolume: 'Volume',
  fullScreen: 'Full screen',
  recordAtServer: 'Record at the server',
  dataUse: 'Data use',
  dataUseAuto: 'Automatic',
  pictureInPicture: 'Picture in picture',
  layoutName: {
    auto: 'Automatic',
    grid: 'Grid',
    spotlight: 'Spotlight',
    strip: 'Strip',
    presenter: 'Presenter',
  },
  moveToConference: 'Continue in a conference',
} satisfies Partial<CallTerms>;
