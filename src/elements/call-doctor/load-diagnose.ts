/**
 * What looks is as much as what calls, and comes when somebody presses "Check". By itself, so that the file for script
 * tags has it in its core: a chunk cannot name another that needs it.
 */
export const loadDiagnose = () => import('../../doctor/diagnose.js');
