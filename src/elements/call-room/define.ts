import '../call-chat/define.js';
import '../call-controls/define.js';
import '../call-grid/define.js';
import '../call-lobby/define.js';
import '../call-provider/define.js';
import '../call-reactions/define.js';
import '../call-safety-code/define.js';
import '../call-stats/define.js';
import '../call-status/define.js';
import '../device-picker/define.js';
import '../incoming-call-dialog/define.js';
import { defineElement } from '../shared/define-element.js';
import { CallRoom } from './call-room.js';

defineElement('call-room', CallRoom);
