/** What `npm run manifest` reads: custom-elements.json, for editors, Storybook and docs. */
export default {
  globs: ['src/elements/**/*.ts', 'src/events/**/*.ts'],
  exclude: ['**/*.styles.ts'],
  litelement: true,
  packagejson: false,
  plugins: [{ name: 'call-elements', analyzePhase, packageLinkPhase }],
};

/** How far an element can be relied on, and from which version: the analyzer passes over tags it does not know. */
const OWN_TAGS = ['status', 'since'];

function analyzePhase({ ts, node, moduleDoc }) {
  if (!ts.isClassDeclaration(node)) return;
  const declaration = moduleDoc.declarations?.find(({ name }) => name === node.name?.text);
  for (const { tagName, comment } of ts.getJSDocTags(node)) {
    if (declaration && OWN_TAGS.includes(tagName.text)) {
      declaration[tagName.text] = ts.getTextOfJSDocComment(comment)?.trim();
    }
  }
}

function packageLinkPhase({ customElementsManifest: manifest }) {
  for (const module of manifest.modules) {
    module.declarations = (module.declarations ?? []).filter(isPublic);
    for (const declaration of module.declarations) keepPublicParts(declaration);
    const names = new Set(module.declarations.map(({ name }) => name));
    module.exports = (module.exports ?? []).filter(({ declaration }) => names.has(declaration?.name));
    module.exports.push(...definitions(module));
  }
  manifest.modules = manifest.modules
    .filter(({ declarations }) => declarations.length > 0)
    // The order in which a file system lists files must not show in a committed file.
    .sort((a, b) => a.path.localeCompare(b.path, 'en'));
  renamePaths(manifest);
}

/** Elements and events; the helpers beside them are nobody's interface. */
const isPublic = ({ kind, customElement, superclass }) =>
  kind === 'class' && (customElement === true || superclass?.name === 'Event');

function keepPublicParts(declaration) {
  declaration.members = declaration.members?.filter(
    ({ name, privacy = 'public', static: isStatic }) =>
      privacy === 'public' && !isStatic && !name.startsWith('#') && !/Callback$/.test(name),
  );
  // The analyzer also guesses events from code; those with a sentence are meant.
  declaration.events = declaration.events?.filter(({ description }) => description);
  for (const key of ['members', 'events']) if (declaration[key]?.length === 0) delete declaration[key];
}

/** The analyzer does not know `defineElement(tag, class)`, which a define.ts beside the class calls. */
function definitions({ path, declarations }) {
  return declarations
    .filter(({ tagName }) => tagName)
    .map(({ name, tagName }) => ({
      kind: 'custom-element-definition',
      name: tagName,
      declaration: { name, module: path },
    }));
}

/** Paths as the package has them: `dist/x.js`, not `src/x.ts`. */
function renamePaths(value) {
  if (Array.isArray(value)) return value.forEach(renamePaths);
  if (!value || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    if ((key === 'path' || key === 'module') && typeof inner === 'string') {
      value[key] = inner.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');
    } else {
      renamePaths(inner);
    }
  }
}
