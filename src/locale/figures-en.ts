import type { PanelTerms } from './terms.js';

/** English for the figures of a call. */
export const enFigures = {
  statsPerson: 'Connection with',
  statsAgo: '2 min ago',
  statsNow: 'now',
  statsNames: {
    received: 'Received',
    sent: 'Sent',
    connection: 'Connection',
    picture: 'Picture',
    screen: 'Screen',
    sound: 'Sound',
    lost: 'Lost',
    jitter: 'Jitter',
    quality: 'Quality',
    roundTrip: 'Round trip',
    path: 'Path',
    available: 'Could be sent',
    limited: 'Held back by',
    cap: 'Limit that is set',
    server: 'Server',
  },
  statsGrade: { 0: 'Gone', 1: 'Bad', 2: 'Weak', 3: 'Fair', 4: 'Good', 5: 'Excellent' },
  statsPath: { direct: 'Direct', relay: 'Through a relay' },
  statsFrames: (count) => `${count} fps`,
  statsLimit: (by) =>
    by === 'cpu'
      ? 'This device'
      : by === 'bandwidth'
        ? 'The network'
        : by === 'other'
          ? 'Something else'
          : null,
} satisfies Partial<PanelTerms>;
