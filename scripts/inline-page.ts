import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/**
 * Puts a page's script and styles into the page itself, so that one file is all of it. Its policy lets this very
 * script run, and nothing be fetched from anywhere.
 */
export function inlinePage(): Plugin {
  return {
    name: 'tonghui:inline-page',
    enforce: 'post',
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const page = files.find(({ fileName }) => fileName.endsWith('.html'));
      const scripts = files.filter((file) => file.type === 'chunk');
      const styles = files.filter((file) => file.type === 'asset' && file.fileName.endsWith('.css'));
      if (page?.type !== 'asset' || scripts.length !== 1 || styles.length !== 1 || files.length !== 3)
        throw new Error(`one page, script and style expected: ${Object.keys(bundle).join(', ')}`);
      const [script, style] = [scripts[0]!, styles[0]!];
      const code = script.code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--').trim();
      const css = style.type === 'asset' ? String(style.source).replaceAll('</style', '<\\/style') : '';
      const hash = createHash('sha256').update(code, 'utf8').digest('base64');
      const policy = `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`;
      page.source = String(page.source)
        .replace(/<script type="module"[^>]*src=[^>]*><\/script>\s*/, '')
        .replace(/<link rel="stylesheet"[^>]*>\s*/, '')
        .replace(
          '<head>',
          () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
        )
        .replace('</head>', () => `<style>${css}</style>\n  </head>`)
        .replace('</body>', () => `<script type="module">${code}</script>\n  </body>`);
      for (const { fileName } of [script, style]) delete bundle[fileName];
    },
  };
}
