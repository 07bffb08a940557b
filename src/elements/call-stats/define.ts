import { defineElement } from '../shared/define-element.js';
import { CallStats } from './call-stats.js';

defineElement('call-stats', CallStats);
