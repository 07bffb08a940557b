import '../call-toggle/define.js';
import { defineElement } from '../shared/define-element.js';
import { CallControls } from './call-controls.js';

defineElement('call-controls', CallControls);
