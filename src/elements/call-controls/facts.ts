import type { CallState, DeviceInfo } from '../../store/call-state.js';

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

/** Speakers that are known by name; none where the browser chooses. */
export function speakersOf({ audioOutput, devices }: CallState): readonly DeviceInfo[] {
  return audioOutput.availability === 'available' ? devices.audiooutput.filter(({ label }) => label) : [];
}

export function isFull(): boolean {
  return typeof document !== 'undefined' && document.fullscreenElement !== null;
}
