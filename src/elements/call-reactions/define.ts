import { defineElement } from '../shared/define-element.js';
import { CallReactions } from './call-reactions.js';

defineElement('call-reactions', CallReactions);
