// The page's words for its scripts, in its language: a block of data, not of code.
const block = document.getElementById("words");
export const words = block ? JSON.parse(block.textContent) : {};
export const language = document.documentElement.lang;
const plurals = new Intl.PluralRules(language);

/** Words with forms of the plural, for n: «3 جديدة». */
export function counted(forms, n) {
  const form = (n === 0 && forms.zero) || forms[plurals.select(n)] || forms.other;
  return form.replace("{n}", n);
}

/** The form in which words are compared: as workers/text/words/normalize.py, as far as a reader types. */
export function fold(text) {
  return text.normalize("NFKC").replace(/[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g, "")
    .replace(/[أإآٱ]/g, "ا").replace(/[ىئی]/g, "ي").replace(/ة/g, "ه").replace(/ؤ/g, "و").replace(/ک/g, "ك").toLowerCase();
}
