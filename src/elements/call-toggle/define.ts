import { defineElement } from '../shared/define-element.js';
import { CallToggle } from './call-toggle.js';

defineElement('call-toggle', CallToggle);
