import { defineElement } from '../shared/define-element.js';
import { CallChat } from './call-chat.js';

defineElement('call-chat', CallChat);
