/** The page's own fonts with their files in them: what is drawn apart from the page can fetch none. */

let made: Promise<string> | undefined;

/** Rules for all fonts of the page, made once. */
export function embeddedFonts(): Promise<string> {
  made ??= embed().catch((error: unknown) => {
    made = undefined;
    throw error;
  });
  return made;
}

async function embed(): Promise<string> {
  const rules = [...document.styleSheets].flatMap(({ cssRules }) =>
    [...cssRules].filter((rule) => rule instanceof CSSFontFaceRule),
  );
  return (await Promise.all(rules.map(withFile))).join('\n');
}

async function withFile({ cssText, parentStyleSheet }: CSSFontFaceRule): Promise<string> {
  const [written, path] = /url\("?([^")]+)"?\)/.exec(cssText) ?? [];
  if (written === undefined || path === undefined) return cssText;
  const answer = await fetch(new URL(path, parentStyleSheet?.href ?? document.baseURI));
  if (!answer.ok) throw new Error(`A font could not be fetched: ${answer.status}.`);
  return cssText.replace(written, `url("${await dataUrl(await answer.blob())}")`);
}

const dataUrl = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('A font could not be read.'));
    reader.readAsDataURL(blob);
  });
