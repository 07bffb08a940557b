import { defineElement } from '../shared/define-element.js';
import { IncomingCallDialog } from './incoming-call-dialog.js';

defineElement('incoming-call-dialog', IncomingCallDialog);
