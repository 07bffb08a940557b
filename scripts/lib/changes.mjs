/** From the changesets in `.changeset/` to a section of CHANGELOG.md, which keeps the format of keepachangelog.com. */
import getReleasePlan from '@changesets/get-release-plan';
import { ROOT } from './root.mjs';

const TITLES = { major: 'Changed, and breaks what was there', minor: 'Added or changed', patch: 'Mended' };

/**
 * What is pending. Rejects where a changeset cannot be read, or names another package.
 * @returns {Promise<{ version: string | null, changes: { bump: keyof typeof TITLES, summary: string }[] }>}
 */
export async function pendingChanges(root = ROOT) {
  const { changesets, releases } = await getReleasePlan(root);
  return {
    version: releases[0]?.newVersion ?? null,
    changes: changesets.flatMap(({ releases: bumps, summary }) =>
      bumps.flatMap(({ type }) => (type === 'none' ? [] : [{ bump: type, summary }])),
    ),
  };
}

/**
 * @param {string} changelog the file as it is
 * @param {string} version
 * @param {string} date ISO
 * @param {readonly { bump: keyof typeof TITLES, summary: string }[]} changes
 * @returns {string} with a new section above the newest
 */
export function withSection(changelog, version, date, changes) {
  const parts = Object.entries(TITLES).flatMap(([bump, title]) => {
    const summaries = changes.filter((change) => change.bump === bump).map(({ summary }) => summary.trim());
    const items = summaries.map((summary) => `- ${summary.replaceAll('\n', '\n  ')}`);
    return items.length > 0 ? [`### ${title}`, items.join('\n')] : [];
  });
  const at = changelog.search(/^## /m);
  const section = [`## [${version}] – ${date}`, ...parts].join('\n\n');
  return at < 0
    ? `${changelog.trimEnd()}\n\n${section}\n`
    : `${changelog.slice(0, at)}${section}\n\n${changelog.slice(at)}`;
}
