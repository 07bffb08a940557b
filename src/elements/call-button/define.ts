import { defineElement } from '../shared/define-element.js';
import { CallButton } from './call-button.js';

defineElement('call-button', CallButton);
