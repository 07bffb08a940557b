import type { CallState } from '../../store/call-state.js';
import { isFull, speakersOf } from './more.js';

/** What the bar and its menus show beside the call and the view. */
export function factsOf(state: CallState) {
  const { camera, participants, screenShare, microphone } = state;
  return {
    unread: state.chat.unread,
    unsupported: state.unsupported,
    people: participants.filter(({ connection }) => connection !== 'ended').length,
    cannotShare: screenShare.availability === 'unsupported',
    /** Only cameras of phones tell which way they look. */
    turns: camera.on && camera.facing !== null,
    /** There are speakers to choose from, as an earpiece and a loud one, and the sound is all there is. */
    chooses: state.call?.kind === 'audio' && !camera.on && speakersOf(state).length > 1,
    talkingMuted: microphone.talkingMuted,
    /** For the rows of More. */
    devices: state.devices,
    own: state.own,
    screen: screenShare.on,
    output: state.audioOutput.deviceId,
    input: microphone.deviceId,
    camera: camera.deviceId,
    full: isFull(),
  };
}
