import { defineElement } from '../shared/define-element.js';
import { CallProvider } from './call-provider.js';

defineElement('call-provider', CallProvider);
