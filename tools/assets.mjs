// Builds what the pages load: styles, modules and fonts, into src/fabene/web/static/built. `npm run build` runs it.

import { copyFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { compile } from "sass";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const assets = join(root, "src/fabene/web/assets");
const target = join(root, "src/fabene/web/static/built");
/** Everything is built beside its place and put there whole, so that a mistake leaves what was there before. */
const built = join(root, `node_modules/.built-${process.pid}`);
const italia = join(root, "node_modules/bootstrap-italia");

/** Weights of Titillium Web that pages (woff2) and papers (ttf) use, and the name of the file that holds each. */
const FONTS = { 400: "regular", 600: "600", 700: "700" };

/** Bootstrap Italia still speaks Sass of before modules: its warnings are not ours to mend. */
const SILENCED = ["import", "global-builtin", "color-functions", "if-function", "slash-div", "function-units"];

/** The site's style, and what is loaded by few pages alone: a family's own page, and its card. */
const STYLES = ["main", "family", "card"];

function styles(name) {
  const entry = join(assets, `styles/${name}.scss`);
  const { css } = compile(entry, {
    style: "compressed",
    loadPaths: [join(italia, "src/scss")],
    quietDeps: true,
    silenceDeprecations: SILENCED,
  });
  return writeFile(join(built, `${name}.css`), css);
}

function scripts() {
  return build({
    entryPoints: [join(assets, "scripts/main.js")],
    bundle: true,
    format: "esm",
    minify: true,
    target: ["es2022"],
    outfile: join(built, "main.js"),
    logLevel: "warning",
  });
}

async function fonts() {
  const folder = join(italia, "dist/fonts/Titillium_Web");
  await copyFile(join(assets, "styles/fonts.css"), join(built, "fonts.css"));
  await copyFile(join(folder, "OFL.txt"), join(built, "fonts/OFL.txt"));
  for (const [weight, name] of Object.entries(FONTS)) {
    for (const kind of ["woff2", "ttf"]) {
      const source = join(folder, `titillium-web-v10-latin-ext_latin-${name}.${kind}`);
      await copyFile(source, join(built, `fonts/titillium-web-${weight}.${kind}`));
    }
  }
}

async function report() {
  for (const name of ["main.css", "family.css", "card.css", "fonts.css", "main.js"]) {
    const content = await readFile(join(built, name));
    const zipped = gzipSync(content, { level: 9 }).length;
    console.log(`${name}: ${(content.length / 1000).toFixed(1)} kB, ${(zipped / 1000).toFixed(1)} kB gzipped`);
  }
}

try {
  await mkdir(join(built, "fonts"), { recursive: true });
  await Promise.all([...STYLES.map(styles), scripts(), fonts()]);
  await report();
  await rm(target, { recursive: true, force: true });
  await rename(built, target);
} finally {
  await rm(built, { recursive: true, force: true });
}
