import '../call-toggle/define.js';
import '../device-picker/define.js';
import { defineElement } from '../shared/define-element.js';
import { CallLobby } from './call-lobby.js';

defineElement('call-lobby', CallLobby);
