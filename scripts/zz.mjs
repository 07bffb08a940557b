import { build } from 'esbuild';
import { gzipSync } from 'node:zlib';
const [,, ext='', ...entries] = process.argv;
const exts = ext.split(',').filter(Boolean).map(s=>new RegExp(s));
const r = await build({stdin:{contents:entries.map(e=>`export * from './${e}';`).join('\n')+"\nimport {define} from './src/elements/define-all.js';".repeat(0),resolveDir:process.cwd(),loader:'ts'},bundle:true,minify:true,format:'esm',platform:'browser',target:'es2022',write:false,metafile:true,charset:'utf8',alias:{'node:dns':'/work/wt/cdn/scripts/stubs/empty.mjs'},outdir:'/tmp/x',splitting:true,plugins:[{name:'x',setup(b){b.onResolve({filter:/.*/},a=>exts.some(e=>e.test(a.path))&&a.kind!=='entry-point'?{path:a.path,external:true}:undefined)}}]});
const [f,o]=Object.entries(r.metafile.outputs).find(([f])=>/stdin/.test(f));
const out=r.outputFiles.find(x=>/stdin/.test(x.path));
console.log(entries.join(' '),'min',o.bytes,'gz',gzipSync(out.contents,{level:9}).length);
console.log(Object.entries(o.inputs).map(([k,v])=>[k,v.bytesInOutput]).filter(([k])=>!/node_modules/.test(k)).sort((a,b)=>b[1]-a[1]).slice(0,60).map(([k,b])=>b+' '+k.replace('src/','')).join('\n'))
