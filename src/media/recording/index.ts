export { openRecording } from './open-recording.js';
export { RecordingFiles } from './recording-files.js';
