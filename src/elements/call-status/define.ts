import { defineElement } from '../shared/define-element.js';
import { CallStatus } from './call-status.js';

defineElement('call-status', CallStatus);
