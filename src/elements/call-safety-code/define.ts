import { defineElement } from '../shared/define-element.js';
import { CallSafetyCode } from './call-safety-code.js';

defineElement('call-safety-code', CallSafetyCode);
