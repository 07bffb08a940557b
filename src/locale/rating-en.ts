import type { CallTerms } from './terms.js';

/** English for how a call was. */
export const enRating = {
  rateTitle: 'How was the call?',
  starCount: (stars) => (stars === 1 ? '1 star' : `${stars} stars`),
  starWords: ['Bad', 'Poor', 'Fair', 'Good', 'Very good'],
  rateWhy: 'What was wrong?',
  rateReason: {
    'sound-broke': 'Sound broke up',
    'picture-froze': 'Picture froze',
    echo: 'Echo',
    'not-heard': 'Could not be heard',
  },
} satisfies Partial<CallTerms>;
