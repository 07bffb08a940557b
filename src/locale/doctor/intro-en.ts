import { plain } from '../ringing-en.js';
import type { DoctorIntro } from './terms.js';

export const enIntro: DoctorIntro = {
  lang: 'en',
  title: 'Check calls',
  intro:
    'This opens your microphone and camera for a moment and tries the way to the server. Nothing is recorded.',
  start: 'Check',
  cause: { offline: plain('This device is not on a network.', 'Connect it, then check again.') },
};
